package org.postern.protocol.directory;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bits, the most significant one first: an index or the beginning of one (pki.md §2.3). Unused bits are 0. */
public final class BitString {
    /** Bits of the longest index there is (pki.md §5.1). */
    public static final int MAX_LENGTH = 264;

    /** No bits. */
    public static final BitString EMPTY = new BitString(new byte[0], 0);

    private final byte[] bytes;
    private final int length;

    private BitString(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    /** All bits of the bytes, at most {@link #MAX_LENGTH}. */
    public static BitString of(byte[] bytes) {
        return of(bytes, Byte.SIZE * bytes.length);
    }

    /**
     * The first bits of the bytes; bits behind them are dropped.
     *
     * @throws IllegalArgumentException when there are fewer bits, or more than {@link #MAX_LENGTH} are asked for
     */
    public static BitString of(byte[] bytes, int length) {
        if (length < 0 || length > Byte.SIZE * bytes.length || length > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "Expected 0 to " + Math.min(MAX_LENGTH, Byte.SIZE * bytes.length) + " bits, found " + length);
        }
        byte[] kept = Arrays.copyOf(bytes, octets(length));
        int unused = unused(length);
        if (unused != 0) {
            kept[kept.length - 1] &= (byte) (0xFF << unused);
        }
        return new BitString(kept, length);
    }

    /**
     * Reads octets and the count of unused bits behind them.
     *
     * @throws Malformed when the count is above 7, an unused bit is 1, or there are more than {@link #MAX_LENGTH} bits
     */
    public static BitString decode(byte[] encoded) throws Malformed {
        if (encoded.length == 0 || encoded.length > octets(MAX_LENGTH) + 1) {
            throw new Malformed("Expected a bit string of 1 to 34 octets, found " + encoded.length);
        }
        int unused = encoded[encoded.length - 1] & 0xFF;
        int length = Byte.SIZE * (encoded.length - 1) - unused;
        if (unused >= Byte.SIZE || length < 0) {
            throw new Malformed("Expected 0 to 7 unused bits, no more than there are, found " + unused);
        }
        byte[] octets = Arrays.copyOf(encoded, encoded.length - 1);
        BitString bits = of(octets, length);
        if (!Arrays.equals(octets, bits.bytes)) {
            throw new Malformed("Expected unused bits of 0, found a 1");
        }
        return bits;
    }

    /** The octets, unused bits 0, and one octet that says how many are unused. */
    public byte[] encode() {
        byte[] encoded = Arrays.copyOf(bytes, bytes.length + 1);
        encoded[bytes.length] = (byte) unused(length);
        return encoded;
    }

    private static int octets(int length) {
        return (length + Byte.SIZE - 1) / Byte.SIZE;
    }

    private static int unused(int length) {
        return -length & (Byte.SIZE - 1);
    }

    public int length() {
        return length;
    }

    /** A copy of the octets without the count behind them. */
    public byte[] toArray() {
        return bytes.clone();
    }

    /**
     * The bit at a position from 0.
     *
     * @throws IndexOutOfBoundsException when there is none
     */
    public boolean bit(int position) {
        if (position < 0 || position >= length) {
            throw new IndexOutOfBoundsException("Expected a position below " + length + ", found " + position);
        }
        return (bytes[position / Byte.SIZE] >> (Byte.SIZE - 1 - position % Byte.SIZE) & 1) != 0;
    }

    /** The first bits. */
    public BitString prefix(int bits) {
        if (bits > length) {
            throw new IndexOutOfBoundsException("Expected at most " + length + " bits, found " + bits);
        }
        return of(bytes, bits);
    }

    /** These bits and one more; there must be room for it. */
    public BitString plus(boolean bit) {
        byte[] longer = Arrays.copyOf(bytes, octets(length + 1));
        if (bit) {
            longer[length / Byte.SIZE] |= (byte) (1 << (Byte.SIZE - 1 - length % Byte.SIZE));
        }
        return of(longer, length + 1);
    }

    /** Whether the other begins with this, or is this. */
    public boolean isPrefixOf(BitString other) {
        return commonLength(other) == length;
    }

    /** How many bits both begin with. */
    public int commonLength(BitString other) {
        int shared = Math.min(length, other.length);
        int differs = Arrays.mismatch(bytes, other.bytes);
        if (differs < 0 || Byte.SIZE * differs >= shared) {
            return shared;
        }
        int difference = (bytes[differs] ^ other.bytes[differs]) & 0xFF;
        return Math.min(shared, Byte.SIZE * differs + Integer.numberOfLeadingZeros(difference) - 3 * Byte.SIZE);
    }

    /** The longest common prefix. */
    public BitString common(BitString other) {
        return prefix(commonLength(other));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BitString that && length == that.length && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(bytes) + length;
    }

    /** Digits 0 and 1. */
    @Override
    public String toString() {
        StringBuilder digits = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            digits.append(bit(i) ? '1' : '0');
        }
        return digits.toString();
    }
}
