package org.postern.core.watch.local;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.postern.core.watch.boundary.WatchIndex;
import org.postern.protocol.id.SinkId;

/** Watched sinks in the memory of one server. */
public final class LocalWatchIndex implements WatchIndex {
    private final Map<SinkId, Map<StreamId, Watch>> bySink = new ConcurrentHashMap<>();
    private final Map<StreamId, Set<SinkId>> byStream = new ConcurrentHashMap<>();

    @Override
    public void watch(Watch watch, Set<SinkId> sinks) {
        Set<SinkId> now = Set.copyOf(sinks);
        Set<SinkId> before = known(byStream.put(watch.stream(), now));
        now.forEach(sink -> add(sink, watch));
        before.stream().filter(sink -> !now.contains(sink)).forEach(sink -> remove(sink, watch.stream()));
    }

    @Override
    public void end(StreamId stream) {
        known(byStream.remove(stream)).forEach(sink -> remove(sink, stream));
    }

    @Override
    public Collection<Watch> watching(SinkId sink) {
        return Optional.ofNullable(bySink.get(sink)).map(Map::values).orElse(List.of());
    }

    private static Set<SinkId> known(@Nullable Set<SinkId> sinks) {
        return sinks == null ? Set.of() : sinks;
    }

    private void add(SinkId sink, Watch watch) {
        bySink.compute(sink, (_, watches) -> {
            Map<StreamId, Watch> all = watches == null ? new ConcurrentHashMap<>() : watches;
            all.put(watch.stream(), watch);
            return all;
        });
    }

    private void remove(SinkId sink, StreamId stream) {
        bySink.computeIfPresent(sink, (_, watches) -> {
            watches.remove(stream);
            return watches.isEmpty() ? null : watches;
        });
    }
}
