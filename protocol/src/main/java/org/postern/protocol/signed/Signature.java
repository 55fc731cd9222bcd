package org.postern.protocol.signed;

import java.util.Arrays;
import java.util.Base64;
import org.postern.crypto.ec.CompactSignature;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;

/** A compact ECDSA signature of 65 bytes over a {@link SignedText} (api.md §4). Never an identifier: signatures are malleable. */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record Signature(byte[] value) {

    /** @throws IllegalArgumentException unless the value has 65 bytes */
    public Signature {
        if (value.length != CompactSignature.LENGTH) {
            throw new IllegalArgumentException("Expected a signature of 65 bytes, found " + value.length);
        }
    }

    public static Signature by(EcPrivateKey key, SignedText text) {
        return new Signature(CompactSignature.sign(key, text.digest()));
    }

    public boolean verifies(EcPublicKey key, SignedText text) {
        return CompactSignature.verify(key, text.digest(), value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Signature that && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    /** Base64, 88 characters. */
    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(value);
    }
}
