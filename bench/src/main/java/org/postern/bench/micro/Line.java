package org.postern.bench.micro;

import java.util.Optional;

/**
 * One line of a table: a benchmark and, if it has one, what it is measured against.
 *
 * @param benchmark class and method of the benchmark, as {@code CurveBenchmarks.verifyJca}
 */
record Line(String name, String benchmark, Optional<Aim> aim) {
    /**
     * What we aim for.
     *
     * @param against class and method of the plain thing
     * @param ratio rate of ours divided by rate of the plain thing
     */
    record Aim(String against, double ratio) {}

    /** A line that is there to be compared with. */
    static Line of(String name, String benchmark) {
        return new Line(name, benchmark, Optional.empty());
    }

    /** A line with an aim. */
    static Line of(String name, String benchmark, String against, double ratio) {
        return new Line(name, benchmark, Optional.of(new Aim(against, ratio)));
    }
}
