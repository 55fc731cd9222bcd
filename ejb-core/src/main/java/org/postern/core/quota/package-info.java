/** How much there may be of something, and how much there is (api.md §23 "Quotas"). */
@NullMarked
package org.postern.core.quota;

import org.jspecify.annotations.NullMarked;
