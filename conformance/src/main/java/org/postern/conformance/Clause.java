package org.postern.conformance;

import java.util.regex.Pattern;

/**
 * One statement of a promise that a test can show by itself (docs/protocol/promises.json).
 *
 * @param id such as {@code S-56.2}
 * @param text what has to be seen
 */
record Clause(String id, String text) {
    /** The id of a clause, or of a whole promise, which no single test can show: that one is matched so that it can be refused. */
    static final Pattern ID = Pattern.compile("\\b[SCIKMFR]-\\d{2,3}(?:\\.\\d+)?\\b");
}
