package org.postern.protocol.directory.checkpoint;

import java.nio.charset.StandardCharsets;

/** What lines of a signed note may hold (C2SP signed-note). */
final class Note {
    private static final int MAX_LINE = 1024;

    private Note() {}

    /** A line of a text: not empty, no control characters, characters that UTF-8 has. */
    static boolean isLine(String line) {
        return !line.isEmpty()
                && line.length() <= MAX_LINE
                && line.chars().noneMatch(c -> c < ' ' || c == 0x7f)
                && StandardCharsets.UTF_8.newEncoder().canEncode(line);
    }

    /** The name of a key, which also holds neither spaces nor a plus. */
    static boolean isName(String name) {
        return isLine(name)
                && name.codePoints().noneMatch(c -> c == '+' || Character.isWhitespace(c) || Character.isSpaceChar(c));
    }
}
