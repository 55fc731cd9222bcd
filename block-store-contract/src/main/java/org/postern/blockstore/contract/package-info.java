/** The tests that every block store must pass. */
@NullMarked
package org.postern.blockstore.contract;

import org.jspecify.annotations.NullMarked;
