/** What is used of quotas, as rows of the database. */
@NullMarked
package org.postern.core.quota.postgres;

import org.jspecify.annotations.NullMarked;
