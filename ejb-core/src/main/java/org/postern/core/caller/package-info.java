/** Who calls, and with which rights (api.md §2). */
@NullMarked
package org.postern.core.caller;

import org.jspecify.annotations.NullMarked;
