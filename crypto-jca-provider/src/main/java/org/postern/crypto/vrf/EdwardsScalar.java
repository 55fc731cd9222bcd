package org.postern.crypto.vrf;

import java.util.Arrays;

/**
 * Numbers modulo the order of edwards25519, L = 2^252 + 27742317777372353535851937790883648493, as 32 bytes with the least
 * significant one first (RFC 8032 §5.1). Always the same steps: a bit comes in, and L is subtracted or, by a mask, is not.
 */
final class EdwardsScalar {
    /** Length in bytes. */
    static final int LENGTH = 32;

    private static final int WORDS = 8;
    private static final long LOW = 0xFFFFFFFFL;
    private static final int[] ORDER = {
        0x5cf5d3ed, 0x5812631a, 0xa2f79cd6, 0x14def9de, 0x00000000, 0x00000000, 0x00000000, 0x10000000
    };

    private EdwardsScalar() {}

    /** Up to 64 bytes modulo L. */
    static byte[] reduce(byte[] bytes) {
        int[] rest = new int[WORDS];
        for (int bit = Byte.SIZE * bytes.length - 1; bit >= 0; bit--) {
            take(rest, bytes[bit >>> 3] >> (bit & 7) & 1);
        }
        byte[] out = bytes(rest);
        Arrays.fill(rest, 0);
        return out;
    }

    /** (c · x + k) mod L, of numbers of up to 32 bytes each. */
    static byte[] productPlus(byte[] c, byte[] x, byte[] k) {
        int[] a = words(c);
        int[] b = words(x);
        int[] product = new int[2 * WORDS];
        for (int i = 0; i < WORDS; i++) {
            long carry = 0;
            for (int j = 0; j < WORDS; j++) {
                carry += (a[i] & LOW) * (b[j] & LOW) + (product[i + j] & LOW);
                product[i + j] = (int) carry;
                carry >>>= Integer.SIZE;
            }
            product[i + WORDS] = (int) carry;
        }
        byte[] wide = bytes(product);
        byte[] sum = reduce(sum(reduce(wide), reduce(k)));
        for (int[] secret : new int[][] {a, b, product}) {
            Arrays.fill(secret, 0);
        }
        Arrays.fill(wide, (byte) 0);
        return sum;
    }

    /** Whether 32 bytes are a number below L; they are public. */
    static boolean isReduced(byte[] bytes) {
        return Arrays.equals(bytes, reduce(bytes));
    }

    /** rest = 2·rest + bit, less L where that is not negative; rest stays below L. */
    private static void take(int[] rest, int bit) {
        int carry = bit;
        for (int i = 0; i < WORDS; i++) {
            int next = rest[i] >>> 31;
            rest[i] = rest[i] << 1 | carry;
            carry = next;
        }
        int[] less = new int[WORDS];
        long borrow = 0;
        for (int i = 0; i < WORDS; i++) {
            borrow += (rest[i] & LOW) - (ORDER[i] & LOW);
            less[i] = (int) borrow;
            borrow >>= Integer.SIZE;
        }
        int keep = (int) borrow;
        for (int i = 0; i < WORDS; i++) {
            rest[i] = (rest[i] & keep) | (less[i] & ~keep);
        }
    }

    /** Both are below L, so the sum fits. */
    private static byte[] sum(byte[] a, byte[] b) {
        int[] out = words(a);
        int[] other = words(b);
        long carry = 0;
        for (int i = 0; i < WORDS; i++) {
            carry += (out[i] & LOW) + (other[i] & LOW);
            out[i] = (int) carry;
            carry >>>= Integer.SIZE;
        }
        return bytes(out);
    }

    private static int[] words(byte[] bytes) {
        int[] words = new int[WORDS];
        for (int i = 0; i < bytes.length; i++) {
            words[i >>> 2] |= (bytes[i] & 0xFF) << (Byte.SIZE * (i & 3));
        }
        return words;
    }

    private static byte[] bytes(int[] words) {
        byte[] bytes = new byte[Integer.BYTES * words.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (words[i >>> 2] >>> (Byte.SIZE * (i & 3)));
        }
        return bytes;
    }
}
