/** What this server is and allows (api.md §7). */
@NullMarked
package org.postern.core.utility;

import org.jspecify.annotations.NullMarked;
