package org.postern.transport.client;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;

/** What the client side of a connection needs from its surroundings, apart from a carrier (transport.md §8.1). */
public record ClientPorts(SecureRandom random, InstantSource clock, String agent) {
    public Instant now() {
        return clock.instant();
    }

    public byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
