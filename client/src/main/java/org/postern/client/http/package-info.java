/** PrivMX TLS bodies over HTTP (transport.md §4). */
@NullMarked
package org.postern.client.http;

import org.jspecify.annotations.NullMarked;
