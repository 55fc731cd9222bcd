package org.postern.core.mailbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.postern.core.call.Watcher;
import org.postern.core.caller.Caller.LoggedIn;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.method.WatchMethods.SinkCounters;

/**
 * Who watches which sinks of this server (api.md §10 {@code sinkWatch}). Nothing of it is stored: a stream that has ended
 * watches nothing.
 */
@ApplicationScoped
public class Watches {
    private final Map<SinkId, Map<Watcher, LoggedIn>> bySink = new ConcurrentHashMap<>();
    private final Map<Watcher, Watch> byWatcher = new ConcurrentHashMap<>();

    private record Watch(LoggedIn owner, Set<SinkId> sinks) {}

    /** From now on this stream is told of these sinks, and of no others. */
    public void watch(LoggedIn owner, Watcher watcher, Set<SinkId> sinks) {
        Watch watch = new Watch(owner, Set.copyOf(sinks));
        Set<SinkId> before = sinks(sinks.isEmpty() ? byWatcher.remove(watcher) : byWatcher.put(watcher, watch));
        sinks.forEach(sink -> add(sink, watcher, owner));
        before.stream().filter(sink -> !sinks.contains(sink)).forEach(sink -> remove(sink, watcher));
    }

    /** Ends all of a stream's watching. */
    public void end(Watcher watcher) {
        sinks(byWatcher.remove(watcher)).forEach(sink -> remove(sink, watcher));
    }

    /** Who watches by this stream, if anybody does. */
    public Optional<LoggedIn> owner(Watcher watcher) {
        return Optional.ofNullable(byWatcher.get(watcher)).map(Watch::owner);
    }

    /** Tells the watchers of a sink of its committed change. */
    public void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) SinkCounters counters) {
        Optional.ofNullable(bySink.get(counters.sid()))
                .orElse(Map.of())
                .forEach((watcher, owner) -> watcher.changed(owner, counters));
    }

    private static Set<SinkId> sinks(@Nullable Watch watch) {
        return watch == null ? Set.of() : watch.sinks;
    }

    private void add(SinkId sink, Watcher watcher, LoggedIn owner) {
        bySink.compute(sink, (_, watchers) -> {
            Map<Watcher, LoggedIn> all = watchers == null ? new ConcurrentHashMap<>() : watchers;
            all.put(watcher, owner);
            return all;
        });
    }

    private void remove(SinkId sink, Watcher watcher) {
        bySink.computeIfPresent(sink, (_, watchers) -> {
            watchers.remove(watcher);
            return watchers.isEmpty() ? null : watchers;
        });
    }
}
