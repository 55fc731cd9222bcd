/** Where the bytes of blocks lie: the port that every store fills. */
@NullMarked
package org.postern.blockstore;

import org.jspecify.annotations.NullMarked;
