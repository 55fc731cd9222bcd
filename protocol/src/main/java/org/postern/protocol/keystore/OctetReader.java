package org.postern.protocol.keystore;

import java.util.Arrays;

/** Reads numbers and octets of a packet, big endian, and never past its end (pki.md §2.1, §3.4). */
final class OctetReader {
    private final byte[] octets;
    private int position;

    OctetReader(byte[] octets) {
        this.octets = octets;
    }

    int u8() throws KeystoreException {
        need(1);
        return octets[position++] & 0xFF;
    }

    int u16() throws KeystoreException {
        return u8() << 8 | u8();
    }

    long u32() throws KeystoreException {
        return (long) u16() << 16 | u16();
    }

    byte[] octets(long count) throws KeystoreException {
        need(count);
        int start = position;
        position += (int) count;
        return Arrays.copyOfRange(octets, start, position);
    }

    byte[] rest() {
        int start = position;
        position = octets.length;
        return Arrays.copyOfRange(octets, start, position);
    }

    /** A number in its shortest form, at least 1: bit count, then the octets. */
    byte[] mpi(int maxBits) throws KeystoreException {
        int bits = u16();
        if (bits == 0 || bits > maxBits) {
            throw new KeystoreException("Expected a number of 1 to " + maxBits + " bits, found " + bits);
        }
        byte[] number = octets((bits + 7) / 8);
        int found = 8 * (number.length - 1) + Integer.SIZE - Integer.numberOfLeadingZeros(number[0] & 0xFF);
        if (found != bits) {
            throw new KeystoreException("Expected a number of " + bits + " bits, found " + found);
        }
        return number;
    }

    int position() {
        return position;
    }

    /** What has been read since {@code start}. */
    byte[] since(int start) {
        return Arrays.copyOfRange(octets, start, position);
    }

    boolean atEnd() {
        return position == octets.length;
    }

    void expectEnd(String of) throws KeystoreException {
        if (!atEnd()) {
            throw new KeystoreException(
                    "Expected the end of " + of + ", found " + (octets.length - position) + " more octets");
        }
    }

    private void need(long count) throws KeystoreException {
        int left = octets.length - position;
        if (count > left) {
            throw new KeystoreException("Expected " + count + " octets, found " + left);
        }
    }
}
