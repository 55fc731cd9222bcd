package org.postern.api.stream;

import io.undertow.websockets.core.WebSocketChannel;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.postern.api.http.NetworkMemory;
import org.postern.api.rpc.Callers;
import org.postern.api.rpc.Conversations;
import org.postern.core.budget.Budgets;
import org.postern.core.caller.Address;
import org.postern.core.settings.Settings;
import org.postern.core.watch.boundary.Watches;
import org.postern.protocol.id.Username;
import org.postern.transport.message.StreamEnd;
import org.xnio.IoUtils;
import org.xnio.Options;

/** The open record streams (transport.md §27.5). */
public class OpenStreams {
    private final StreamServices services;
    private final Budgets budgets;
    private final Settings settings;
    private final Set<Stream> open = new HashSet<>();

    public OpenStreams(
            Conversations conversations,
            Callers callers,
            Watches watches,
            Budgets budgets,
            Settings settings,
            SecureRandom random) {
        this.services = new StreamServices(conversations, callers, watches, budgets, random);
        this.budgets = budgets;
        this.settings = settings;
    }

    /** Begins a stream on a new channel, or closes it where there are too many. */
    void open(WebSocketChannel channel, Address address) {
        StreamPlace.take(budgets, address)
                .ifPresentOrElse(
                        place -> open(channel, address, place),
                        () -> Farewell.say(StreamEnd.TOO_MANY_STREAMS, channel, () -> {}));
    }

    private void open(WebSocketChannel channel, Address address, StreamPlace place) {
        NetworkMemory memory = new NetworkMemory(budgets.networkMemory(), address);
        int mostUnread = settings.budgets().maxNetworkMemoryPerStream();
        Stream stream = new Stream(channel, services, address, place, memory, mostUnread);
        enter(stream);
        channel.addCloseTask(_ -> {
            leave(stream);
            stream.ended();
        });
        if (allowSilence(channel)) {
            new StreamTimers(stream, channel, settings.streams()).start();
            stream.begin();
        }
    }

    /**
     * The time that a request may take to come does not hold for a stream; its own limit is reached before this one. False where
     * the client is gone already.
     */
    private boolean allowSilence(WebSocketChannel channel) {
        try {
            channel.setOption(
                    Options.READ_TIMEOUT,
                    Math.toIntExact(settings.streams()
                            .streamIdleTimeout()
                            .multipliedBy(2)
                            .toMillis()));
            return true;
        } catch (IOException e) {
            IoUtils.safeClose(channel);
            return false;
        }
    }

    private synchronized void enter(Stream stream) {
        open.add(stream);
    }

    private synchronized void leave(Stream stream) {
        open.remove(stream);
    }

    /** How many streams are open. */
    public synchronized int count() {
        return open.size();
    }

    /** Nothing more is taken from any stream; each ends when what has come by it is answered. */
    public void finish() {
        all().forEach(Stream::finish);
    }

    /**
     * Waits until all have ended.
     *
     * @param end by {@link System#nanoTime}
     * @return how many have not
     */
    public int awaitEnd(long end) throws InterruptedException {
        int left = 0;
        for (Stream stream : all()) {
            left += stream.awaitEnd(end) ? 0 : 1;
        }
        return left;
    }

    /** Closes the streams of sessions of this user that have ended. */
    public void sessionsEnded(Username user) {
        all().forEach(stream -> stream.sessionsEnded(user));
    }

    private synchronized List<Stream> all() {
        return List.copyOf(open);
    }

    /** The server goes; clients find another one, or this one later. */
    public void closeAll() {
        all().forEach(stream -> stream.close(StreamEnd.SERVER_STOPS));
    }
}
