/** Values that count once, as rows of the database. */
@NullMarked
package org.postern.core.freshness.postgres;

import org.jspecify.annotations.NullMarked;
