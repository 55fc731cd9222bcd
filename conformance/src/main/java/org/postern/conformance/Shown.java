package org.postern.conformance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the passed tests of a run show: promises by the ids in their display names, vectors by their names. */
final class Shown {
    /** {@code file/group} anywhere in a display name: the test uses a vector of that group. */
    private static final Pattern GROUP = Pattern.compile("\\b\\w+\\.json/\\w+");

    private final Set<String> named;
    private final Map<String, Map<Evidence, Integer>> byPromise = new TreeMap<>();
    private final Map<String, Integer> byGroup = new TreeMap<>();
    private final Map<String, String> vectors = new TreeMap<>();

    /**
     * Tests that show a promise.
     *
     * @param name display name that carries the id, without ids
     * @param className the class of the tests
     */
    record Evidence(String name, String className) implements Comparable<Evidence> {
        @Override
        public int compareTo(Evidence other) {
            int byClass = className.compareTo(other.className);
            return byClass != 0 ? byClass : name.compareTo(other.name);
        }
    }

    private Shown(Set<String> named) {
        this.named = named;
    }

    /** A vector counts if a test of its name passed and none failed. */
    static Shown by(List<TestResult> results, List<VectorFile> files) {
        Shown shown = new Shown(names(files));
        results.stream().filter(TestResult::passed).forEach(shown::add);
        results.stream()
                .filter(result -> !result.passed())
                .map(TestResult::name)
                .map(shown::withoutNote)
                .forEach(shown.vectors::remove);
        return shown;
    }

    private void add(TestResult result) {
        for (String name : result.path()) {
            Matcher ids = Promise.ID.matcher(name);
            while (ids.find()) {
                byPromise
                        .computeIfAbsent(ids.group(), _ -> new TreeMap<>())
                        .merge(new Evidence(withoutIds(name), result.className()), 1, Integer::sum);
            }
        }
        result.path().stream()
                .flatMap(name -> GROUP.matcher(name).results())
                .map(MatchResult::group)
                .distinct()
                .forEach(group -> byGroup.merge(group, 1, Integer::sum));
        if (GROUP.matcher(result.name()).lookingAt()) {
            vectors.merge(withoutNote(result.name()), note(result.name()), (one, other) -> one.isEmpty() ? other : one);
        }
    }

    /** {@code S-35, S-36 refuses ...} reads as {@code refuses ...}. */
    private static String withoutIds(String name) {
        return name.replaceFirst("^(?:" + Promise.ID + "(?:,| and|:)? *)+", "");
    }

    private static Set<String> names(List<VectorFile> files) {
        Set<String> names = new HashSet<>();
        for (VectorFile file : files) {
            file.groups()
                    .forEach(
                            (group, vectors) -> vectors.forEach(vector -> names.add(name(file.name(), group, vector))));
        }
        return names;
    }

    private String withoutNote(String vector) {
        int note = noteStart(vector);
        return note < 0 ? vector : vector.substring(0, note);
    }

    private String note(String vector) {
        int note = noteStart(vector);
        return note < 0 ? "" : vector.substring(note + 2, vector.length() - 1);
    }

    /** Where {@code " (note)"} begins behind the name of a vector; negative without one. */
    private int noteStart(String vector) {
        return vector.endsWith(")") && !named.contains(vector) ? vector.lastIndexOf(" (") : -1;
    }

    /** The tests that show a promise, with how many of them passed; empty if none does. */
    Map<Evidence, Integer> evidence(String promise) {
        return byPromise.getOrDefault(promise, Map.of());
    }

    /** Whether a test of this vector passed. */
    boolean hasVector(String file, String group, String vector) {
        return vectors.containsKey(name(file, group, vector));
    }

    /** How many tests that name a group of vectors passed. */
    int testsOf(String file, String group) {
        return byGroup.getOrDefault(file + "/" + group, 0);
    }

    /** Vectors of a group with what is remarkable about how they passed. */
    Map<String, String> notes(String file, String group) {
        Map<String, String> notes = new LinkedHashMap<>();
        String prefix = name(file, group, "");
        vectors.forEach((name, note) -> {
            if (name.startsWith(prefix) && !note.isEmpty()) {
                notes.put(name.substring(prefix.length()), note);
            }
        });
        return notes;
    }

    /** Names of tests that look like vectors and are none of these files. */
    List<String> strangers(List<VectorFile> files) {
        List<String> strangers = new ArrayList<>(vectors.keySet());
        for (VectorFile file : files) {
            file.groups()
                    .forEach((group, names) -> strangers.removeIf(vector -> {
                        String prefix = name(file.name(), group, "");
                        return vector.startsWith(prefix)
                                && (names.isEmpty() || names.contains(vector.substring(prefix.length())));
                    }));
        }
        return strangers;
    }

    private static String name(String file, String group, String vector) {
        return file + "/" + group + "/" + vector;
    }
}
