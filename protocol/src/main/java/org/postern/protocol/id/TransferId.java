package org.postern.protocol.id;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/** The temporary name of a transfer session: 16 unguessable bytes, sent as 32 hex digits (api.md §8). */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record TransferId(byte[] value) {
    private static final int LENGTH = 16;

    /** @throws IllegalArgumentException unless the value has 16 bytes */
    public TransferId {
        if (value.length != LENGTH) {
            throw new IllegalArgumentException("Expected a transfer id of 16 bytes, found " + value.length);
        }
    }

    public static TransferId random(SecureRandom random) {
        byte[] value = new byte[LENGTH];
        random.nextBytes(value);
        return new TransferId(value);
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException unless the text is 32 hex digits
     */
    public static TransferId parse(String text) {
        if (text.length() != 2 * LENGTH) {
            throw new IllegalArgumentException("Expected a transfer id of 32 hex digits, found " + text.length());
        }
        return new TransferId(HexFormat.of().parseHex(text));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TransferId that && Arrays.equals(value, that.value);
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
