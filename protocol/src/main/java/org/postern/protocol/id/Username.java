package org.postern.protocol.id;

import java.util.regex.Pattern;

/** The name of an account on its server: 3 to 20 lower-case letters and digits, single {@code . _ -} between them (api.md §3). */
public record Username(String text) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(?:[._-][a-z0-9]+)*");
    private static final int MIN = 3;
    private static final int MAX = 20;

    /** @throws IllegalArgumentException unless the text has the form */
    public Username {
        if (text.length() < MIN || text.length() > MAX || !FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "Expected 3 to 20 lower-case letters and digits, single . _ or - between them");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
