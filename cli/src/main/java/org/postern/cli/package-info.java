/** The command line {@code postern cli}. */
@NullMarked
package org.postern.cli;

import org.jspecify.annotations.NullMarked;
