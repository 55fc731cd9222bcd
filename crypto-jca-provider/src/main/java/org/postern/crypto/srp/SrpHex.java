package org.postern.crypto.srp;

import java.math.BigInteger;

/**
 * Numbers of a password login as text: lower-case hex of the minimal byte string, always an even number of digits
 * (transport.md §14.4). The browser client compares M2 as text, so the form matters. Salts are no numbers.
 */
public final class SrpHex {
    /** Most digits that are read: a number of 8192 bits. */
    public static final int MAX_DIGITS = 2048;

    private SrpHex() {}

    /** The minimal form of a non-negative number; zero is {@code 00}. */
    public static String encode(BigInteger number) {
        if (number.signum() < 0) {
            throw new IllegalArgumentException("SRP: expected a non-negative number");
        }
        String digits = number.toString(16);
        return digits.length() % 2 == 0 ? digits : "0" + digits;
    }

    /**
     * Reads hex of either letter case and with any leading zeros.
     *
     * @throws IllegalArgumentException when the text is empty, too long or not hex
     */
    public static BigInteger decode(String text) {
        if (text.isEmpty() || text.length() > MAX_DIGITS) {
            throw new IllegalArgumentException("SRP: expected 1 to 2048 hex digits, found " + text.length());
        }
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            // Character.digit alone would let digits of other scripts through.
            if (digit > 'f' || Character.digit(digit, 16) < 0) {
                throw new IllegalArgumentException("SRP: expected hex digits, found another character at " + i);
            }
        }
        return new BigInteger(text, 16);
    }
}
