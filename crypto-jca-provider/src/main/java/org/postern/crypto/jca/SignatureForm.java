package org.postern.crypto.jca;

import java.security.SignatureException;
import java.util.Arrays;
import org.postern.crypto.ec.CompactSignature;
import org.postern.crypto.ec.Secp256k1;

/** How the numbers r and s are written (transport.md §16.5). */
enum SignatureForm {
    /** 65 bytes: a header, then r and s of 32 bytes each. */
    COMPACT {
        @Override
        byte[] encode(byte[] compact) {
            return compact;
        }

        @Override
        byte[] decode(byte[] signature) {
            return signature;
        }
    },

    /** A DER SEQUENCE of two INTEGERs, in its one shortest form: whatever else BER allows is refused. */
    DER {
        @Override
        byte[] encode(byte[] compact) {
            byte[] out = new byte[MAX_DER];
            int end = HEADER;
            end = putInteger(out, end, compact, 1);
            end = putInteger(out, end, compact, 1 + Secp256k1.SCALAR_LENGTH);
            out[0] = SEQUENCE;
            out[1] = (byte) (end - HEADER);
            return Arrays.copyOf(out, end);
        }

        @Override
        byte[] decode(byte[] signature) throws SignatureException {
            require(signature.length >= MIN_DER && signature.length <= MAX_DER, "8 to 72 bytes");
            require(signature[0] == SEQUENCE, "a SEQUENCE");
            require(signature[1] == signature.length - HEADER, "the length of all that follows, in one byte");
            byte[] compact = new byte[CompactSignature.LENGTH];
            compact[0] = COMPACT_HEADER;
            int end = getInteger(signature, HEADER, compact, 1);
            end = getInteger(signature, end, compact, 1 + Secp256k1.SCALAR_LENGTH);
            require(end == signature.length, "two INTEGERs");
            return compact;
        }
    };

    private static final byte SEQUENCE = 0x30;
    private static final byte INTEGER = 2;
    private static final byte COMPACT_HEADER = 27;
    private static final int HEADER = 2;
    private static final int MIN_DER = HEADER + 2 * (HEADER + 1);
    private static final int MAX_DER = HEADER + 2 * (HEADER + 1 + Secp256k1.SCALAR_LENGTH);

    /** Of a compact signature. */
    abstract byte[] encode(byte[] compact);

    /**
     * To a compact signature, whose numbers may still be out of range.
     *
     * @throws SignatureException if the bytes do not have this form
     */
    abstract byte[] decode(byte[] signature) throws SignatureException;

    private static int putInteger(byte[] out, int at, byte[] number, int from) {
        int zeros = 0;
        while (zeros < Secp256k1.SCALAR_LENGTH - 1 && number[from + zeros] == 0) {
            zeros++;
        }
        int length = Secp256k1.SCALAR_LENGTH - zeros;
        int sign = number[from + zeros] < 0 ? 1 : 0;
        out[at] = INTEGER;
        out[at + 1] = (byte) (sign + length);
        System.arraycopy(number, from + zeros, out, at + HEADER + sign, length);
        return at + HEADER + sign + length;
    }

    private static int getInteger(byte[] in, int at, byte[] number, int to) throws SignatureException {
        require(in.length - at > HEADER && in[at] == INTEGER, "an INTEGER");
        int length = in[at + 1];
        int start = at + HEADER;
        require(length > 0 && length <= in.length - start, "an INTEGER of the bytes it says");
        require(in[start] >= 0, "no negative number");
        boolean padded = in[start] == 0 && length > 1;
        require(!padded || in[start + 1] < 0, "no leading zeros");
        int digits = padded ? length - 1 : length;
        require(digits <= Secp256k1.SCALAR_LENGTH, "numbers of at most 256 bits");
        System.arraycopy(in, start + length - digits, number, to + Secp256k1.SCALAR_LENGTH - digits, digits);
        return start + length;
    }

    private static void require(boolean holds, String expected) throws SignatureException {
        if (!holds) {
            throw new SignatureException("Invalid DER signature: expected " + expected + ", found something else");
        }
    }
}
