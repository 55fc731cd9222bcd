package org.postern.console.access;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody goes after sign-in: a place of the console, as an address within it. It is only ever used behind the console's
 * own path, so that no text can lead to another place; what does not look like a place of ours leads to the overview.
 */
record ReturnPath(String text) {
    private static final int LONGEST = 500;
    private static final Pattern PLACE = Pattern.compile("(?:/[A-Za-z0-9_-]+)+(?:\\?[A-Za-z0-9_.~%+=&-]*)?");
    private static final ReturnPath OVERVIEW = new ReturnPath("/");

    /** Reads what came with a request. */
    static ReturnPath of(@Nullable String text) {
        if (text == null || text.length() > LONGEST || !PLACE.matcher(text).matches()) {
            return OVERVIEW;
        }
        return new ReturnPath(text);
    }

    boolean isOverview() {
        return equals(OVERVIEW);
    }
}
