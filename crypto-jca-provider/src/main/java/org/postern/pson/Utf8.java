package org.postern.pson;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Strict UTF-8 of PSON strings: nothing is replaced on either way (transport.md §5.2). */
final class Utf8 {
    private static final char REPLACEMENT = '\ufffd';

    private Utf8() {}

    /** The UTF-8 form; refuses a lone surrogate, which has none. */
    static byte[] bytes(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                requirePair(text, i++);
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void requirePair(String text, int index) {
        if (index + 1 >= text.length() || !Character.isSurrogatePair(text.charAt(index), text.charAt(index + 1))) {
            throw new IllegalArgumentException("expected well-formed text, found a lone surrogate at index " + index);
        }
    }

    /** Whether the first characters are all ASCII. No early end: the JIT compiler turns this loop into vector code. */
    static boolean isAscii(char[] chars, int length) {
        int all = 0;
        for (int i = 0; i < length; i++) {
            all |= chars[i];
        }
        return all < 0x80;
    }

    /** Reads text; the JDK replaces malformed input, so only text with a replacement character needs the slow check. */
    static String read(byte[] bytes, int offset, int length) throws PsonException {
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            requireWellFormed(bytes, offset, length);
        }
        return text;
    }

    private static void requireWellFormed(byte[] bytes, int offset, int length) throws PsonException {
        try {
            var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, offset, length));
        } catch (CharacterCodingException _) {
            throw new PsonException("expected UTF-8 text, found malformed bytes at offset " + offset);
        }
    }
}
