package org.postern.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

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
        return shown;
    }

    private void add(TestResult result) {
        for (String name : result.path()) {
            Matcher ids = Clause.ID.matcher(name);
            while (ids.find()) {
                add(ids.group(), name, result);
            }
        }
    }

    private void add(String id, String name, TestResult result) {
        if (!known.contains(id)) {
            strangers.add(id + " in `" + name + "` of " + result.className());
        } else if (result.passed()) {
            evidence.computeIfAbsent(id, _ -> new TreeMap<>()).merge(Evidence.of(name, result), 1, Integer::sum);
        } else {
            failed.add(id);
        }
    }

    /** The tests that show a clause, with how many cases of each passed; empty if none does. */
    Map<Evidence, Integer> evidence(Clause clause) {
        return evidence.getOrDefault(clause.id(), Map.of());
    }

    boolean has(Clause clause) {
        return evidence.containsKey(clause.id());
    }

    /** Whether nothing but a double of a test gave the answers. */
    boolean onlyByStandIn(Clause clause) {
        return has(clause) && evidence(clause).keySet().stream().allMatch(Evidence::standIn);
    }

    /** Ids in names of tests that are no clauses: unknown ones, and those of whole promises. */
    List<String> strangers() {
        return new ArrayList<>(strangers);
    }
}
