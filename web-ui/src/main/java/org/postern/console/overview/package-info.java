/** The first view: what runs, in numbers and one plot. */
@NullMarked
package org.postern.console.overview;

import org.jspecify.annotations.NullMarked;
