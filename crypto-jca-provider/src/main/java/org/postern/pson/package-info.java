/** PSON, the binary form of JSON values in every handshake and call (transport.md §5). */
@NullMarked
package org.postern.pson;

import org.jspecify.annotations.NullMarked;
