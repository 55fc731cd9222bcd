/** The client's end of a connection: bytes in, events and bytes out; no thread, no waiting, no clock of its own (transport.md §8.1, §9, §27). */
@NullMarked
package org.postern.transport.client;

import org.jspecify.annotations.NullMarked;
