/** Compact JSON as it is signed and encrypted (client.md §1). */
@NullMarked
package org.postern.client.json;

import org.jspecify.annotations.NullMarked;
