/** What can go wrong for a caller of the client library, as one closed list. */
@NullMarked
package org.postern.client.failure;

import org.jspecify.annotations.NullMarked;
