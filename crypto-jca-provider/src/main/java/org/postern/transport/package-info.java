/** PrivMX TLS: the factory of both ends of a connection; what they are made of is in the packages below (transport.md §6 to §12). */
@NullMarked
package org.postern.transport;

import org.jspecify.annotations.NullMarked;
