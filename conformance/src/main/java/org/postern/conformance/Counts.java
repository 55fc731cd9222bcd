package org.postern.conformance;

import java.util.List;

/** How much of a chapter is shown. */
record Counts(long clauses, long shownClauses, long byStandIn, long whole, long inPart, long notAtAll) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    static Counts of(List<Promise> promises, ShownClauses shown) {
        return promises.stream().map(promise -> of(promise, shown)).reduce(NONE, Counts::plus);
    }

    private static Counts of(Promise promise, ShownClauses shown) {
        long all = promise.clauses().size();
        long done = promise.clauses().stream().filter(shown::has).count();
        long byStandIn = promise.clauses().stream().filter(shown::onlyByStandIn).count();
        boolean whole = done == all;
        return new Counts(all, done, byStandIn, whole ? 1 : 0, whole || done == 0 ? 0 : 1, done == 0 ? 1 : 0);
    }

    Counts plus(Counts other) {
        return new Counts(
                clauses + other.clauses,
                shownClauses + other.shownClauses,
                byStandIn + other.byStandIn,
                whole + other.whole,
                inPart + other.inPart,
                notAtAll + other.notAtAll);
    }

    String row(String title) {
        return "| %s | %d of %d | %d | %d of %d | %d | %d |\n"
                .formatted(title, shownClauses, clauses, byStandIn, whole, whole + inPart + notAtAll, inPart, notAtAll);
    }
}
