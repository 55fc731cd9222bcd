package org.postern.protocol.keystore;

import java.util.List;

/** A key in its place in a keystore, with what was said about it there (pki.md §3.8). */
public sealed interface PlacedKey permits PrimaryKey, Subkey {
    KeyPacket key();

    /** Revocations that stand directly after the key. */
    List<SignaturePacket> revocations();

    /** Bits of pki.md §3.7, from the key's binding. */
    int flags();

    default KeyId keyId() {
        return key().keyId();
    }

    default boolean isRevoked() {
        return !revocations().isEmpty();
    }

    /** Whether signatures of this key count for the keystore as a whole. */
    default boolean mayIntegrate() {
        return !isRevoked() && (flags() & KeyFlags.SIGN) != 0;
    }

    /** Whether this key made the signature, and before any revocation of it (pki.md §3.7, "Verify"). */
    default boolean signed(SignaturePacket signature, byte[] data) {
        boolean revokedBefore = revocations().stream().anyMatch(r -> r.creationSeconds() < signature.creationSeconds());
        return !revokedBefore && signature.verifies(key(), data);
    }
}
