package org.postern.conformance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The vectors that the tests of a run show: a test is named {@code file/group/entry} or {@code what it does (file/group/entry)}. */
final class ShownVectors {
    private static final Pattern NAMED = Pattern.compile("(\\w+\\.json/.+)|.*\\((\\w+\\.json/[^()]+)\\)");

    private final Set<String> known = new HashSet<>();
    private final Map<String, String> notes = new TreeMap<>();
    private final Set<String> failed = new HashSet<>();
    private final Set<String> strangers = new HashSet<>();

    /** A vector counts if a test of its name passed and none failed. */
    static ShownVectors by(List<TestResult> results, List<VectorFile> files) {
        ShownVectors shown = new ShownVectors();
        for (VectorFile file : files) {
            file.groups()
                    .forEach((group, entries) -> entries.forEach(entry -> shown.known.add(file.path(group, entry))));
        }
        results.forEach(shown::add);
        shown.notes.keySet().removeAll(shown.failed);
        return shown;
    }

    private void add(TestResult result) {
        Matcher named = NAMED.matcher(result.name());
        if (named.matches()) {
            add(Optional.ofNullable(named.group(1)).orElseGet(() -> named.group(2)), result.passed());
        }
    }

    /** Behind the name of a vector a test may say in brackets how it passed. */
    private void add(String name, boolean passed) {
        int bracket = name.endsWith(")") ? name.lastIndexOf(" (") : -1;
        boolean noted = !known.contains(name) && bracket >= 0;
        String vector = noted ? name.substring(0, bracket) : name;
        if (!known.contains(vector)) {
            strangers.add(vector);
        } else if (passed) {
            String note = noted ? name.substring(bracket + 2, name.length() - 1) : "";
            notes.merge(vector, note, BinaryOperator.maxBy(Comparator.naturalOrder()));
        } else {
            failed.add(vector);
        }
    }

    boolean has(String vector) {
        return notes.containsKey(vector);
    }

    /** What is remarkable about how a vector passed; empty mostly. */
    String note(String vector) {
        return notes.getOrDefault(vector, "");
    }

    /** Names of tests that look like vectors and are none. */
    List<String> strangers() {
        return new ArrayList<>(strangers);
    }
}
