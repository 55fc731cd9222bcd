package org.postern.protocol.keystore;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;

/** Writes numbers and octets of a packet, big endian (pki.md §2.1, §3.4). */
final class OctetWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    OctetWriter u8(int value) {
        out.write(value);
        return this;
    }

    OctetWriter u16(int value) {
        return u8(value >>> 8).u8(value);
    }

    OctetWriter u32(long value) {
        return u16((int) (value >>> 16)).u16((int) value);
    }

    OctetWriter octets(byte[] octets) {
        out.writeBytes(octets);
        return this;
    }

    /** An unsigned number in its shortest form. */
    OctetWriter mpi(byte[] number) {
        int zeros = 0;
        while (zeros < number.length && number[zeros] == 0) {
            zeros++;
        }
        return u16(new BigInteger(1, number).bitLength()).octets(Arrays.copyOfRange(number, zeros, number.length));
    }

    byte[] toByteArray() {
        return out.toByteArray();
    }
}
