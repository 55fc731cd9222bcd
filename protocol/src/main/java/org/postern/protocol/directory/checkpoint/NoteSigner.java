package org.postern.protocol.directory.checkpoint;

import org.postern.crypto.primitive.Ed25519;
import org.postern.protocol.directory.Octets;

/** Port: the secret half of a {@link NoteKey}. */
public interface NoteSigner {
    /** The public half. */
    NoteKey key();

    /** A signature Ed25519 of 64 octets. */
    byte[] sign(byte[] message);

    /** A key in memory, by its seed of 32 random octets. */
    static NoteSigner of(String name, NoteKey.Use use, byte[] seed32) {
        NoteKey key = new NoteKey(name, use, Octets.of(Ed25519.publicKey(seed32)));
        byte[] seed = seed32.clone();
        return new NoteSigner() {
            @Override
            public NoteKey key() {
                return key;
            }

            @Override
            public byte[] sign(byte[] message) {
                return Ed25519.sign(seed, message);
            }
        };
    }
}
