/** Login sessions and tickets in the memory of one server (transport.md §10, §11). */
@NullMarked
package org.postern.core.session.local;

import org.jspecify.annotations.NullMarked;
