/** Values in memory that are forgotten after a time. */
@NullMarked
package org.postern.core.expiry;

import org.jspecify.annotations.NullMarked;
