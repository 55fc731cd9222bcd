package org.postern.core.watch.boundary;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.postern.core.call.Watcher;
import org.postern.core.caller.Caller.LoggedIn;
import org.postern.core.watch.boundary.WatchIndex.StreamId;
import org.postern.core.watch.boundary.WatchIndex.Watch;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.method.WatchMethods.SinkCounters;

/**
 * The streams of this node, told of the sinks that they watch (api.md §10 {@code sinkWatch}). Streams are alive and stay here;
 * who watches what is in the {@link WatchIndex}. A stream that has ended watches nothing.
 */
public final class Watches {
    private final WatchIndex index;
    private final String node;
    private final AtomicLong lastStream = new AtomicLong();
    private final Map<Watcher, Watch> byWatcher = new ConcurrentHashMap<>();
    private final Map<StreamId, Watcher> byStream = new ConcurrentHashMap<>();

    /**
     * Nobody watches by a stream of this node yet.
     *
     * @param node a name that no other node has
     */
    public Watches(WatchIndex index, String node) {
        this.index = index;
        this.node = node;
    }

    /** From now on this stream is told of these sinks, and of no others. */
    public void watch(LoggedIn owner, Watcher watcher, Set<SinkId> sinks) {
        if (sinks.isEmpty()) {
            end(watcher);
            return;
        }
        byWatcher.compute(watcher, (_, before) -> {
            Watch watch = new Watch(stream(before), owner);
            byStream.put(watch.stream(), watcher);
            index.watch(watch, sinks);
            return watch;
        });
    }

    /** Ends all of a stream's watching. */
    public void end(Watcher watcher) {
        byWatcher.computeIfPresent(watcher, (_, watch) -> {
            byStream.remove(watch.stream());
            index.end(watch.stream());
            return null;
        });
    }

    /** Who watches by this stream, if anybody does. */
    public Optional<LoggedIn> owner(Watcher watcher) {
        return Optional.ofNullable(byWatcher.get(watcher)).map(Watch::owner);
    }

    /** Tells the streams of this node that watch a sink of its committed change. */
    public void changed(SinkCounters counters) {
        for (Watch watch : index.watching(counters.sid())) {
            Optional.ofNullable(byStream.get(watch.stream()))
                    .ifPresent(watcher -> watcher.changed(watch.owner(), counters));
        }
    }

    private StreamId stream(@Nullable Watch before) {
        return before == null ? new StreamId(node, lastStream.incrementAndGet()) : before.stream();
    }
}
