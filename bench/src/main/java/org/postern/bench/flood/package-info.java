/** A stranger who sends all he can think of at once, as a process of his own. */
@NullMarked
package org.postern.bench.flood;

import org.jspecify.annotations.NullMarked;
