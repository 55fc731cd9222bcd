package org.postern.client.connection;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;

/**
 * What makes a signature fresh: the client's clock and nonces of 32 random bytes (api.md §4).
 *
 * @param random source of nonces and keys
 * @param clock the client's clock
 */
public record Freshness(SecureRandom random, InstantSource clock) {
    private static final int NONCE_LENGTH = 32;

    /** A nonce never used before: base64 of 32 random bytes. */
    public String nonce() {
        return Base64.getEncoder().encodeToString(bytes(NONCE_LENGTH));
    }

    /** Now, ms since 1970. */
    public long now() {
        return clock.millis();
    }

    /** Random bytes. */
    public byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
