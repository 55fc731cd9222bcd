package org.postern.conformance;

import java.util.regex.Pattern;

/**
 * One statement of a promise that a test can show by itself (docs/protocol/promises.json).
 *
 * @param id such as {@code S-56.2}
 * @param text what has to be seen
 */
record Clause(String id, String text) {
    /**
     * How a test names a clause: by its id, or with {@code (2/3)} behind it as the second of three that show it together.
     * The id of a whole promise, which no single test can show, is matched so that it can be refused.
     */
    static final Pattern NAMED =
            Pattern.compile("\\b(?<id>[SCIKMFR]-\\d{2,3}(?:\\.\\d+)?)\\b(?:\\((?<part>\\d+/\\d+)\\))?");
}
