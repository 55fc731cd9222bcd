/** What this server is and allows (api.md §7). */
@NullMarked
package org.postern.core.utility.boundary;

import org.jspecify.annotations.NullMarked;
