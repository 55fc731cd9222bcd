package org.postern.core.database;

import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.ec.InvalidPointException;

/**
 * Public keys as columns hold them. Entities keep the bytes and decode a key when it is asked for: a converter of the
 * persistence provider would decode each key twice, once for its copy of what was loaded, and a point costs microseconds.
 */
public final class StoredKeys {
    private StoredKeys() {}

    /** The key that a column holds; only points on the curve are stored. */
    public static EcPublicKey decode(byte[] compressed) {
        try {
            return EcPublicKey.decode(compressed);
        } catch (InvalidPointException e) {
            throw new IllegalStateException("Expected a public key in the database", e);
        }
    }
}
