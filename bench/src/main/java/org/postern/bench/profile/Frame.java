package org.postern.bench.profile;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A method in the tree of calls, with the samples in it and below it. */
final class Frame {
    private final String method;
    private final Map<String, Frame> callees = new TreeMap<>();
    private long samples;

    Frame(String method) {
        this.method = method;
    }

    /** Counts one stack, its bottom first. */
    void add(List<String> stack) {
        samples++;
        if (!stack.isEmpty()) {
            callees.computeIfAbsent(stack.getFirst(), Frame::new).add(stack.subList(1, stack.size()));
        }
    }

    String method() {
        return method;
    }

    long samples() {
        return samples;
    }

    Collection<Frame> callees() {
        return callees.values();
    }
}
