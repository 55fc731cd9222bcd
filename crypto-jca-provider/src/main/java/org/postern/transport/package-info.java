/** PrivMX TLS: the engine of both sides of a connection, free of input, output and clock (transport.md §6 to §12). */
@NullMarked
package org.postern.transport;

import org.jspecify.annotations.NullMarked;
