/** Benchmarks: every figure is a ratio to something plain that did the same work in the same run. */
@NullMarked
package org.postern.bench;

import org.jspecify.annotations.NullMarked;
