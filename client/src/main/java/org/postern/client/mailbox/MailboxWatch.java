package org.postern.client.mailbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postern.client.connection.ServerSession;
import org.postern.client.connection.StreamListener;
import org.postern.client.connection.Transport;
import org.postern.client.failure.CallRefused;
import org.postern.client.failure.ClientFailure;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.method.SinkMethods;
import org.postern.protocol.method.SinkMethods.SinkGetInfo;
import org.postern.protocol.method.SinkMethods.SinkInfo;
import org.postern.protocol.method.WatchMethods;
import org.postern.protocol.method.WatchMethods.SinkCounters;
import org.postern.protocol.method.WatchMethods.SinkWatch;
import org.postern.protocol.method.WatchMethods.WatchedSink;
import org.postern.protocol.schema.Limits;
import org.postern.protocol.schema.Malformed;

/**
 * Waits for something new in own mailboxes: over a record stream the server says it, otherwise it is asked every few seconds
 * (api.md §10 {@code sinkWatch}). One per session; {@link #next} by one thread.
 */
public final class MailboxWatch implements AutoCloseable {
    /** The subscription is renewed so often: it keeps the stream and the login alive, and shows what was missed. */
    private static final Duration RENEWAL = Duration.ofMinutes(1);

    private static final Duration POLL = Duration.ofSeconds(5);

    private final ServerSession session;
    private final Duration poll;
    private final Map<SinkId, Sink> sinks = new LinkedHashMap<>();
    private final Map<SinkId, Position> known = new ConcurrentHashMap<>();
    private final Set<SinkId> changed = ConcurrentHashMap.newKeySet();
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean told;

    private record Position(long seq, long modSeq) {
        /** Counters never go back; an answer and a notification may overtake each other. */
        Position max(Position other) {
            return new Position(Math.max(seq, other.seq), Math.max(modSeq, other.modSeq));
        }
    }

    MailboxWatch(ServerSession session, List<Sink> sinks, Duration poll) {
        this.session = session;
        this.poll = poll;
        sinks.forEach(sink -> this.sinks.put(sink.id(), sink));
    }

    /** Begins: what happens from now on is told by {@link #next}. */
    public static MailboxWatch start(ServerSession session, List<Sink> sinks) throws ClientFailure {
        MailboxWatch watch = new MailboxWatch(session, sinks, POLL);
        watch.begin();
        return watch;
    }

    void begin() throws ClientFailure {
        session.listen(new StreamListener() {
            @Override
            public void notified(String method, Map<String, @Nullable Object> params) {
                if (method.equals(WatchMethods.SINK_CHANGED)) {
                    counted(params);
                }
            }

            @Override
            public void ended() {
                told = false;
                bell.release();
            }
        });
        ask();
    }

    /**
     * Waits until something has changed.
     *
     * @return the mailboxes in which it has; none if the thread was interrupted
     * @throws ClientFailure if the connection is lost; it may be called again, nothing is missed
     */
    public List<Sink> next() throws ClientFailure {
        try {
            while (changed.isEmpty()) {
                Duration pause = told ? RENEWAL : poll;
                boolean rung = bell.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
                bell.drainPermits();
                if (!rung || !told) {
                    ask();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
        List<Sink> news = new ArrayList<>();
        sinks.forEach((id, sink) -> {
            if (changed.remove(id)) {
                news.add(sink);
            }
        });
        return news;
    }

    /** Whether the server says what is new, so that nobody has to ask. */
    public boolean isTold() {
        return told;
    }

    private void ask() throws ClientFailure {
        told = session.transport() == Transport.STREAM && sinks.size() <= WatchMethods.MAX_WATCHED && subscribe();
        if (!told) {
            for (Sink sink : sinks.values()) {
                SinkInfo info = session.callProven(
                        SinkMethods.SINK_GET_INFO,
                        new SinkGetInfo(sink.id(), false, Optional.empty()),
                        sink.description().key());
                counted(new SinkCounters(sink.id(), info.seq(), info.modSeq()));
            }
        }
    }

    /** @return false if the server knows no watching, or the connection has meanwhile become one without a stream */
    private boolean subscribe() throws ClientFailure {
        List<WatchedSink> watched = sinks.keySet().stream()
                .map(id -> new WatchedSink(id, Optional.empty()))
                .toList();
        try {
            session.callEachProven(
                            WatchMethods.SINK_WATCH,
                            new SinkWatch(watched),
                            "sinks",
                            sinks.values().stream()
                                    .map(sink -> sink.description().key())
                                    .toList())
                    .forEach(this::counted);
            return true;
        } catch (CallRefused refused) {
            if (refused.is(ErrorCode.INVALID_STATE) || refused.is(ErrorCode.METHOD_NOT_FOUND)) {
                return false;
            }
            throw refused;
        }
    }

    private void counted(Map<String, @Nullable Object> params) {
        try {
            counted(WatchMethods.COUNTERS.read(params, Limits.STRICT));
        } catch (Malformed ignored) {
            // The renewal shows what it may have meant.
            bell.release();
        }
    }

    private void counted(SinkCounters counters) {
        Position found = new Position(counters.seq(), counters.modSeq());
        known.compute(counters.sid(), (id, before) -> {
            if (before == null) {
                return found;
            }
            Position after = before.max(found);
            if (!after.equals(before)) {
                changed.add(id);
                bell.release();
            }
            return after;
        });
    }

    @Override
    public void close() {
        session.listen(StreamListener.DEAF);
    }
}
