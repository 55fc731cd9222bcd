package org.postern.core.collection;

import java.util.Optional;

/**
 * What a subject contributes to the collection (api.md §21). It is asked again and again until it says that there is no more;
 * each step is a short transaction of its own, so that nobody waits for a collection. Several servers may do so at once.
 */
public interface Purge {

    /** In which order the purges of a cycle run. */
    enum Turn {
        /** First what has expired: it may have named something. */
        EXPIRED,
        /** Then what nothing names any more. */
        UNNAMED
    }

    /** What is removed, in the plural. */
    String kind();

    Turn turn();

    /**
     * Removes some.
     *
     * @param from where the step before says that this one goes on; empty for the first of a cycle
     */
    Step step(Optional<String> from);

    /**
     * What one step did.
     *
     * @param count how many it took care of
     * @param bytes what they took, where that is known
     * @param next where the next step goes on; empty when there is no more to do
     */
    record Step(long count, long bytes, Optional<String> next) {
        /** A step of a purge that takes whatever it finds first: there is no more when it found fewer than it may take. */
        public static Step of(int count, int atMost) {
            return new Step(count, 0, count < atMost ? Optional.empty() : Optional.of(""));
        }
    }
}
