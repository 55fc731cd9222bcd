package org.postern.api.stream;

import io.undertow.websockets.core.WebSocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postern.api.http.NetworkMemory;
import org.postern.api.http.Pace;
import org.postern.core.caller.Caller.LoggedIn;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.method.WatchMethods.SinkCounters;

/**
 * What waits to be handled by a stream: received bytes, and changes of sinks, of which only the latest counters of each count.
 * When enough waits, the channel is not read any further; TCP then holds the client.
 */
final class StreamInbox {
    private static final int ENOUGH = 256 << 10;

    /** A session whose owner only watches is kept open as often as this. */
    private static final long LIFE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final WebSocketChannel channel;
    private final NetworkMemory share;
    private final Deque<byte[]> received = new ArrayDeque<>();
    private final Map<SinkId, SinkCounters> changes = new LinkedHashMap<>();
    private @Nullable LoggedIn told;
    private boolean doubted;
    private long lastLife = System.nanoTime();
    private int waiting;
    private int unhandled;
    private long unhandledSince;
    private boolean suspended;

    StreamInbox(WebSocketChannel channel, NetworkMemory share) {
        this.channel = channel;
        this.share = share;
    }

    /**
     * What an owner is to be told.
     *
     * @param changes may be empty: then only his session is kept open
     */
    record News(LoggedIn owner, Collection<SinkCounters> changes) {}

    /** Adds received bytes; false where there is no memory for them. */
    synchronized boolean add(byte[] bytes) {
        if (!share.take(bytes.length)) {
            return false;
        }
        received.add(bytes);
        waiting += bytes.length;
        if (waiting >= ENOUGH && !suspended) {
            suspended = true;
            channel.suspendReceives();
        }
        return true;
    }

    /** The next received bytes. They count as memory until they were handled. */
    synchronized Optional<byte[]> next() {
        Optional<byte[]> next = Optional.ofNullable(received.poll());
        next.ifPresent(bytes -> {
            waiting -= bytes.length;
            unhandledSince = unhandled == 0 ? System.nanoTime() : unhandledSince;
            unhandled += bytes.length;
        });
        if (suspended && waiting < ENOUGH) {
            suspended = false;
            channel.resumeReceives();
        }
        return next;
    }

    /** Notes how much of what was given out is left: the beginning of a record. Of what was handled nothing is kept. */
    synchronized void handledBut(int unread) {
        if (unread < unhandled) {
            share.give(unhandled - unread);
            unhandled = unread;
            unhandledSince = System.nanoTime();
        }
    }

    /** Whether a record has begun that should be complete by now. */
    synchronized boolean isTooSlow() {
        return unhandled > 0 && Pace.isTooSlow(Duration.ofNanos(System.nanoTime() - unhandledSince), unhandled);
    }

    synchronized void add(LoggedIn watcher, SinkCounters counters) {
        told = watcher;
        changes.merge(counters.sid(), counters, (a, b) -> a.modSeq() > b.modSeq() ? a : b);
    }

    /** Keeps the session of a client that lives open, where it is time for that; whether there is something to do now. */
    synchronized boolean keepSessionOpen(LoggedIn watcher) {
        long now = System.nanoTime();
        boolean due = now - lastLife > LIFE_NANOS;
        if (due) {
            lastLife = now;
            told = watcher;
        }
        return due;
    }

    /** Has it looked at whether the stream's session goes on. */
    synchronized void doubtSession() {
        doubted = true;
    }

    /** Whether that is to be looked at, once. */
    synchronized boolean takeDoubt() {
        boolean was = doubted;
        doubted = false;
        return was;
    }

    synchronized Optional<News> takeNews() {
        Optional<News> news = Optional.ofNullable(told).map(owner -> new News(owner, List.copyOf(changes.values())));
        changes.clear();
        told = null;
        return news;
    }

    synchronized boolean isEmpty() {
        return received.isEmpty() && told == null && !doubted;
    }
}
