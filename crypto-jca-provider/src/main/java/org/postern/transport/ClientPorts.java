package org.postern.transport;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;

/** What the client side of a connection needs from its surroundings, apart from a carrier (transport.md §8.1). */
record ClientPorts(SecureRandom random, InstantSource clock, String agent) {
    Instant now() {
        return clock.instant();
    }

    byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
