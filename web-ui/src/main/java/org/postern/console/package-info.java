/** The administrators' console: counts, sizes and times of this server, never content. */
@NullMarked
package org.postern.console;

import org.jspecify.annotations.NullMarked;
