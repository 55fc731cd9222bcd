@NullMarked
package org.postern.blockstore.contract;

import org.jspecify.annotations.NullMarked;
