package org.postern.conformance;

import java.util.Comparator;

/**
 * Tests that show a clause.
 *
 * @param name display name that carries the id, without ids
 * @param className the class of the tests
 * @param standIn whether the answers were given by a double of the test's own
 */
record Evidence(String name, String className, boolean standIn) implements Comparable<Evidence> {
    private static final Comparator<Evidence> ORDER = Comparator.comparing(Evidence::className)
            .thenComparing(Evidence::name)
            .thenComparing(Evidence::standIn);

    /** {@code S-35.1, S-36.2 refuses ...} reads as {@code refuses ...}. */
    static Evidence of(String name, TestResult result) {
        return new Evidence(
                name.replaceFirst("^(?:" + Clause.ID + "(?:,| and|:)? *)+", ""), result.className(), result.standIn());
    }

    @Override
    public int compareTo(Evidence other) {
        return ORDER.compare(this, other);
    }
}
