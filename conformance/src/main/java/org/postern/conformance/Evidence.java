package org.postern.conformance;

import java.util.Comparator;

/**
 * Tests that show a clause, or a part of it.
 *
 * @param part such as {@code 2/3} where three tests together show the clause; empty where one shows it all
 * @param name display name that carries the id, without ids
 * @param className the class of the tests
 * @param standIn whether the answers were given by a double of the test's own
 */
record Evidence(String part, String name, String className, boolean standIn) implements Comparable<Evidence> {
    private static final Comparator<Evidence> ORDER = Comparator.comparing(Evidence::part)
            .thenComparing(Evidence::className)
            .thenComparing(Evidence::name)
            .thenComparing(Evidence::standIn);

    /** {@code S-35.1, S-36.2(1/2) refuses ...} reads as {@code refuses ...}. */
    static Evidence of(String part, String name, TestResult result) {
        String deed = name.replaceFirst("^(?:" + Clause.NAMED + "(?:,| and|:)? *)+", "");
        return new Evidence(part, deed, result.className(), result.standIn());
    }

    boolean isWhole() {
        return part.isEmpty();
    }

    @Override
    public int compareTo(Evidence other) {
        return ORDER.compare(this, other);
    }
}
