package org.postern.protocol.keystore;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Fingerprint: SHA-1 over the public part of a key packet, creation time included (pki.md §3.5). */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record Fingerprint(byte[] value) {
    /** Length in octets. */
    public static final int LENGTH = 20;

    /**
     * A fingerprint of 20 octets.
     *
     * @throws IllegalArgumentException for another length
     */
    public Fingerprint {
        if (value.length != LENGTH) {
            throw new IllegalArgumentException("Expected a fingerprint of 20 octets, found " + value.length);
        }
        value = value.clone();
    }

    @Override
    public byte[] value() {
        return value.clone();
    }

    public KeyId keyId() {
        return new KeyId(ByteBuffer.wrap(value).getLong(LENGTH - Long.BYTES));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fingerprint that && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(value);
    }
}
