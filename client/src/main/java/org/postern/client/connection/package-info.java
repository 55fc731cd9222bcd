/** Typed calls over a PrivMX TLS connection (transport.md §8 to §12). */
@NullMarked
package org.postern.client.connection;

import org.jspecify.annotations.NullMarked;
