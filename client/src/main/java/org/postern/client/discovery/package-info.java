/** From a host name to the address of its API (transport.md §3). */
@NullMarked
package org.postern.client.discovery;

import org.jspecify.annotations.NullMarked;
