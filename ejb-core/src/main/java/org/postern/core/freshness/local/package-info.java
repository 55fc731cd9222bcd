/** Values of reads that count once, in the memory of the server. */
@NullMarked
package org.postern.core.freshness.local;

import org.jspecify.annotations.NullMarked;
