package org.postern.core.mailbox.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.method.WatchMethods.SinkCounters;

/** Who waits for the next change of which sinks of this server (api.md §10 {@code sinkPoll}). Nothing of it is stored. */
@ApplicationScoped
public class SinkChanges {
    private final Map<SinkId, Set<Expected>> bySink = new ConcurrentHashMap<>();

    /** The next change of any of some sinks. */
    public final class Expected {
        private final Set<SinkId> sinks;
        private final CompletableFuture<Void> change = new CompletableFuture<>();

        private Expected(Set<SinkId> sinks) {
            this.sinks = sinks;
        }

        /** Completes on the thread that made the change, once that is committed. */
        public CompletionStage<Void> stage() {
            return change;
        }

        /** Nobody waits for it any more. */
        public void end() {
            sinks.forEach(sink -> bySink.computeIfPresent(sink, (_, all) -> {
                all.remove(this);
                return all.isEmpty() ? null : all;
            }));
        }
    }

    /** Waits for the next change of these sinks, from now on. */
    public Expected expect(Set<SinkId> sinks) {
        Expected expected = new Expected(sinks);
        sinks.forEach(sink -> bySink.compute(sink, (_, others) -> {
            Set<Expected> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(expected);
            return all;
        }));
        return expected;
    }

    /** Tells those who wait of a committed change. */
    public void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) SinkCounters counters) {
        Optional.ofNullable(bySink.get(counters.sid()))
                .orElse(Set.of())
                .forEach(expected -> expected.change.complete(null));
    }

    /** How many sinks somebody waits for. */
    public int count() {
        return bySink.size();
    }
}
