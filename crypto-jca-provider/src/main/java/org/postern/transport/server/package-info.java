/** The server's end of a connection: bytes in, events and bytes out; no input, output or clock of its own (transport.md §8 to §12). */
@NullMarked
package org.postern.transport.server;

import org.jspecify.annotations.NullMarked;
