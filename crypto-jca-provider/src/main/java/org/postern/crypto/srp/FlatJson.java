package org.postern.crypto.srp;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reader for one JSON object of strings and whole numbers, all that {@code loginData} is (transport.md §14.3). */
final class FlatJson {
    private final String text;
    private int position;

    private FlatJson(String text) {
        this.text = text;
    }

    /** Members in their order; values are {@link String} or {@link Long}. */
    static Map<String, Object> parse(String text) {
        FlatJson json = new FlatJson(text);
        Map<String, Object> members = json.object();
        json.skipSpace();
        if (json.position != text.length()) {
            throw json.unexpected("the end");
        }
        return members;
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        expect('{');
        if (accept('}')) {
            return members;
        }
        do {
            skipSpace();
            String name = string();
            expect(':');
            skipSpace();
            Object value = peek() == '"' ? string() : (Object) number();
            if (members.put(name, value) != null) {
                throw unexpected("each member once");
            }
        } while (accept(','));
        expect('}');
        return members;
    }

    private String string() {
        if (peek() != '"') {
            throw unexpected("a string");
        }
        position++;
        StringBuilder out = new StringBuilder();
        while (peek() != '"') {
            char character = text.charAt(position++);
            if (character < ' ') {
                throw unexpected("no control character");
            }
            out.append(character == '\\' ? escape() : character);
        }
        position++;
        return out.toString();
    }

    private char escape() {
        char kind = peek();
        position++;
        return switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw unexpected("an escape of JSON");
        };
    }

    private char unicode() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            char character = peek();
            int digit = character < 128 ? Character.digit(character, 16) : -1;
            if (digit < 0) {
                throw unexpected("four hex digits");
            }
            position++;
            value = value << 4 | digit;
        }
        return (char) value;
    }

    private Long number() {
        int start = position;
        while (position < text.length() && "-0123456789".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
        String digits = text.substring(start, position);
        if (!digits.matches("0|-?[1-9][0-9]{0,17}")) {
            throw unexpected("a whole number");
        }
        return Long.valueOf(digits);
    }

    private boolean accept(char expected) {
        skipSpace();
        boolean found = position < text.length() && text.charAt(position) == expected;
        if (found) {
            position++;
        }
        return found;
    }

    private void expect(char expected) {
        if (!accept(expected)) {
            throw unexpected("'" + expected + "'");
        }
    }

    private char peek() {
        if (position >= text.length()) {
            throw unexpected("more text");
        }
        return text.charAt(position);
    }

    private void skipSpace() {
        while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }

    private IllegalArgumentException unexpected(String expected) {
        return new IllegalArgumentException("JSON: expected " + expected + " at character " + position);
    }
}
