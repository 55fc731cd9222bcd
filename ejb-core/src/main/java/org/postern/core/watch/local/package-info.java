/** Who watches which sinks, in the memory of one server. */
@NullMarked
package org.postern.core.watch.local;

import org.jspecify.annotations.NullMarked;
