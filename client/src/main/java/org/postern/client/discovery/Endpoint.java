package org.postern.client.discovery;

import java.net.URI;
import java.time.Instant;

/**
 * Where the calls to a server go: {@code <API base>v2.0/} (transport.md §3.4).
 *
 * @param address the host it was found for
 * @param calls the record endpoint
 * @param validUntil when discovery has to be asked again
 */
public record Endpoint(ServerAddress address, URI calls, Instant validUntil) {}
