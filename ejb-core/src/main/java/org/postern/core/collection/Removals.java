package org.postern.core.collection;

import java.util.Map;
import java.util.Set;

/**
 * What a collection removed.
 *
 * @param byKind of each kind that was gone through to its end
 * @param failed kinds of which something may be left
 */
public record Removals(Map<String, Removal> byKind, Set<String> failed) {

    /** How many, and how many bytes they took where that is known. */
    public record Removal(long count, long bytes) {
        static final Removal NONE = new Removal(0, 0);

        Removal plus(Purge.Step step) {
            return new Removal(count + step.count(), bytes + step.bytes());
        }
    }

    public Removals {
        byKind = Map.copyOf(byKind);
        failed = Set.copyOf(failed);
    }

    /** Nothing for a kind that failed, or that nobody contributes. */
    public Removal of(String kind) {
        return byKind.getOrDefault(kind, Removal.NONE);
    }
}
