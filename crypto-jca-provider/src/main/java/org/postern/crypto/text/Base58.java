package org.postern.crypto.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Base58 text of byte strings (transport.md §16.4): block ids, keys and addresses. Works on limbs of 58^5, five characters
 * at a time, because dividing a big integer once per digit is an order of magnitude slower.
 */
public final class Base58 {
    /** Longest byte string that is encoded; the longest in the formats has 82 bytes. */
    public static final int MAX_BYTES = 1024;
    /** Longest text that is decoded; 1024 bytes of 0xff need 1399 characters. */
    public static final int MAX_CHARACTERS = 1400;

    private static final byte[] ALPHABET =
            "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DIGIT = digits();
    private static final int LIMB_DIGITS = 5;
    private static final long LIMB = 656_356_768L; // 58^5, so that limb * 2^32 + carry stays below 2^63
    private static final long WORD_MASK = 0xffff_ffffL;

    private Base58() {}

    /** The text of at most {@link #MAX_BYTES} bytes; each leading zero byte becomes one {@code 1}. */
    public static String encode(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "Base58: expected at most " + MAX_BYTES + " bytes, found " + bytes.length);
        }
        int zeros = leading(bytes, (byte) 0);
        byte[] digits = digits(limbs(bytes, zeros));
        int skip = leading(digits, (byte) 0);
        byte[] text = new byte[zeros + digits.length - skip];
        Arrays.fill(text, 0, zeros, ALPHABET[0]);
        for (int i = skip, j = zeros; i < digits.length; i++, j++) {
            text[j] = ALPHABET[digits[i]];
        }
        String encoded = new String(text, StandardCharsets.US_ASCII);
        // Private keys are written in Base58 too.
        Arrays.fill(digits, (byte) 0);
        Arrays.fill(text, (byte) 0);
        return encoded;
    }

    /**
     * The bytes of a text of at most {@link #MAX_CHARACTERS} characters.
     *
     * @throws IllegalArgumentException when the text is too long or has a character outside the alphabet
     */
    public static byte[] decode(String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw new IllegalArgumentException(
                    "Base58: expected at most " + MAX_CHARACTERS + " characters, found " + text.length());
        }
        int zeros = 0;
        while (zeros < text.length() && text.charAt(zeros) == ALPHABET[0]) {
            zeros++;
        }
        byte[] bytes = bytes(words(text, zeros));
        int skip = leading(bytes, (byte) 0);
        byte[] out = new byte[zeros + bytes.length - skip];
        System.arraycopy(bytes, skip, out, zeros, bytes.length - skip);
        Arrays.fill(bytes, (byte) 0);
        return out;
    }

    /** Little-endian limbs of base 58^5, from big-endian words of 32 bits. */
    private static int[] limbs(byte[] bytes, int from) {
        int[] limbs = new int[(bytes.length - from) * 7 / 25 + 1]; // 8 / log2(58^5) = 0.2731 limbs for a byte
        int used = 0;
        int head = (bytes.length - from) % 4;
        int position = from;
        for (int take = head == 0 ? 4 : head; position < bytes.length; take = 4) {
            long carry = word(bytes, position, take);
            for (int i = 0; i < used; i++) {
                long value = ((long) limbs[i] << 32) + carry;
                carry = value / LIMB;
                limbs[i] = (int) (value - carry * LIMB);
            }
            while (carry != 0) {
                limbs[used++] = (int) (carry % LIMB);
                carry /= LIMB;
            }
            position += take;
        }
        return Arrays.copyOf(limbs, used);
    }

    private static long word(byte[] bytes, int from, int length) {
        long word = 0;
        for (int i = 0; i < length; i++) {
            word = word << 8 | (bytes[from + i] & 0xff);
        }
        return word;
    }

    private static byte[] digits(int[] limbs) {
        byte[] digits = new byte[limbs.length * LIMB_DIGITS];
        for (int i = 0, end = digits.length; i < limbs.length; i++, end -= LIMB_DIGITS) {
            int value = limbs[i];
            for (int j = 1; j <= LIMB_DIGITS; j++) {
                digits[end - j] = (byte) (value % 58);
                value /= 58;
            }
        }
        return digits;
    }

    /** Little-endian words of 32 bits, from five characters at a time. */
    private static int[] words(String text, int from) {
        int[] words = new int[(text.length() - from) * 3 / 16 + 2]; // log2(58) / 32 = 0.1831 words for a character
        int used = 0;
        int head = (text.length() - from) % LIMB_DIGITS;
        int position = from;
        for (int take = head == 0 ? LIMB_DIGITS : head; position < text.length(); take = LIMB_DIGITS) {
            long carry = limb(text, position, take);
            for (int i = 0; i < used; i++) {
                long value = (words[i] & WORD_MASK) * LIMB + carry;
                words[i] = (int) value;
                carry = value >>> 32;
            }
            if (carry != 0) {
                words[used++] = (int) carry;
            }
            position += take;
        }
        return Arrays.copyOf(words, used);
    }

    private static long limb(String text, int from, int length) {
        long value = 0;
        for (int i = from; i < from + length; i++) {
            char character = text.charAt(i);
            byte digit = character < DIGIT.length ? DIGIT[character] : -1;
            if (digit < 0) {
                throw new IllegalArgumentException("Base58: character " + i + " is not in the alphabet");
            }
            value = value * 58 + digit;
        }
        return value;
    }

    private static byte[] bytes(int[] words) {
        byte[] bytes = new byte[words.length * 4];
        for (int i = 0, end = bytes.length; i < words.length; i++, end -= 4) {
            bytes[end - 1] = (byte) words[i];
            bytes[end - 2] = (byte) (words[i] >>> 8);
            bytes[end - 3] = (byte) (words[i] >>> 16);
            bytes[end - 4] = (byte) (words[i] >>> 24);
        }
        return bytes;
    }

    private static int leading(byte[] bytes, byte value) {
        int count = 0;
        while (count < bytes.length && bytes[count] == value) {
            count++;
        }
        return count;
    }

    private static byte[] digits() {
        byte[] digits = new byte[128];
        Arrays.fill(digits, (byte) -1);
        for (int i = 0; i < ALPHABET.length; i++) {
            digits[ALPHABET[i]] = (byte) i;
        }
        return digits;
    }
}
