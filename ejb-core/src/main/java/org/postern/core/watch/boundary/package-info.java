/** Who is told of changes of sinks, and by which stream (api.md §10 {@code sinkWatch}). */
@NullMarked
package org.postern.core.watch.boundary;

import org.jspecify.annotations.NullMarked;
