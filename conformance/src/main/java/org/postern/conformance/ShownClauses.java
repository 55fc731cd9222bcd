package org.postern.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The clauses that the tests of a run show, by the ids in the display names of methods and of what lies in them. */
final class ShownClauses {
    private final Set<String> known;
    private final Map<String, Map<Evidence, Integer>> evidence = new TreeMap<>();
    private final Set<String> failed = new TreeSet<>();
    private final Set<String> strangers = new TreeSet<>();

    private ShownClauses(Set<String> known) {
        this.known = known;
    }

    /** A clause counts if a test that names it passed and none failed. */
    static ShownClauses by(List<TestResult> results, List<Chapter> chapters) {
        ShownClauses shown = new ShownClauses(chapters.stream()
                .flatMap(chapter -> chapter.promises().stream())
                .flatMap(promise -> promise.clauses().stream())
                .map(Clause::id)
                .collect(Collectors.toSet()));
        results.forEach(shown::add);
        shown.evidence.keySet().removeAll(shown.failed);
        shown.evidence.values().removeIf(tests -> !isComplete(tests.keySet()));
        return shown;
    }

    private void add(TestResult result) {
        for (String name : result.path()) {
            Matcher named = Clause.NAMED.matcher(name);
            while (named.find()) {
                String part = Optional.ofNullable(named.group("part")).orElse("");
                add(named.group("id"), Evidence.of(part, name, result), result.passed());
            }
        }
    }

    private void add(String id, Evidence test, boolean passed) {
        if (!known.contains(id)) {
            strangers.add(id + " in `" + test.name() + "` of " + test.className());
        } else if (passed) {
            evidence.computeIfAbsent(id, _ -> new TreeMap<>()).merge(test, 1, Integer::sum);
        } else {
            failed.add(id);
        }
    }

    /** By one test for itself, or by several of which each is another part and none is missing. */
    private static boolean isComplete(Set<Evidence> tests) {
        List<String> parts = tests.stream().map(Evidence::part).distinct().toList();
        String last = parts.getLast();
        int all = last.isEmpty() ? 0 : Integer.parseInt(last.substring(last.indexOf('/') + 1));
        return tests.stream().anyMatch(Evidence::isWhole)
                || (IntStream.rangeClosed(1, all).allMatch(i -> parts.contains(i + "/" + all)) && parts.size() == all);
    }

    /** The tests that show a clause, with how many cases of each passed; empty if none does. */
    Map<Evidence, Integer> evidence(Clause clause) {
        return evidence.getOrDefault(clause.id(), Map.of());
    }

    boolean has(Clause clause) {
        return evidence.containsKey(clause.id());
    }

    /** Whether the answers of a double are needed for it. */
    boolean onlyByStandIn(Clause clause) {
        Set<Evidence> own = evidence(clause).keySet().stream()
                .filter(test -> !test.standIn())
                .collect(Collectors.toSet());
        return has(clause) && (own.isEmpty() || !isComplete(own));
    }

    /** Ids in names of tests that are no clauses: unknown ones, and those of whole promises. */
    List<String> strangers() {
        return new ArrayList<>(strangers);
    }
}
