/** Literal network addresses and networks (transport.md §23 "Rate limiting"; api.md §23 {@code trustedProxies}). */
@NullMarked
package org.postern.core.network;

import org.jspecify.annotations.NullMarked;
