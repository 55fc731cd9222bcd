package org.postern.conformance;

import java.util.List;

/**
 * One test that was run.
 *
 * @param className simple name of its class
 * @param path display names from the method down to the test itself; names of classes say nothing about a single test
 * @param standIn whether it is marked as one whose answers come from a double of its own
 * @param passed whether it ran to its end and nothing that it lies in failed
 */
record TestResult(String className, List<String> path, boolean standIn, boolean passed) {
    String name() {
        return path.getLast();
    }
}
