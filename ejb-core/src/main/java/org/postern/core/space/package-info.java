/** Room on the server's disk, and what is done while there is little of it (api.md §22). */
@NullMarked
package org.postern.core.space;

import org.jspecify.annotations.NullMarked;
