package org.postern.conformance;

import java.util.List;

/**
 * One test that was run.
 *
 * @param className simple name of its class
 * @param path display names from the class down to the test itself
 * @param passed whether it ran to its end and nothing in it failed
 */
record TestResult(String className, List<String> path, boolean passed) {
    String name() {
        return path.getLast();
    }
}
