package org.postern.api.stream;

import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postern.api.http.NetworkMemory;
import org.postern.api.rpc.Callers;
import org.postern.api.rpc.Conversations;
import org.postern.core.caller.Address;
import org.postern.core.settings.Settings;
import org.postern.core.settings.StreamSettings;
import org.postern.core.watch.boundary.Watches;
import org.xnio.IoUtils;
import org.xnio.Options;

/** The open record streams, counted in total and by address (transport.md §27.5). */
public class OpenStreams {
    private final StreamServices services;
    private final NetworkMemory memory;
    private final StreamSettings settings;
    private final Set<Stream> open = new HashSet<>();
    private final Map<Address, Integer> byAddress = new HashMap<>();

    public OpenStreams(
            Conversations conversations,
            Callers callers,
            Watches watches,
            NetworkMemory memory,
            Settings settings,
            SecureRandom random) {
        this.services = new StreamServices(conversations, callers, watches, random);
        this.memory = memory;
        this.settings = settings.streams();
    }

    /** Begins a stream on a new channel, or closes it where there are too many. */
    void open(WebSocketChannel channel, Address address) {
        Stream stream = new Stream(channel, services, address, memory.share());
        if (!enter(stream, address)) {
            WebSockets.sendClose(CloseMessage.MSG_VIOLATES_POLICY, "too many streams", channel, null);
            return;
        }
        if (!allowSilence(channel)) {
            leave(stream, address);
            return;
        }
        channel.addCloseTask(_ -> {
            leave(stream, address);
            stream.ended();
        });
        new StreamTimers(stream, channel, settings).start();
        stream.begin();
    }

    /**
     * The time that a request may take to come does not hold for a stream; its own limit is reached before this one. False where
     * the client is gone already.
     */
    private boolean allowSilence(WebSocketChannel channel) {
        try {
            channel.setOption(
                    Options.READ_TIMEOUT,
                    Math.toIntExact(settings.streamIdleTimeout().multipliedBy(2).toMillis()));
            return true;
        } catch (IOException e) {
            IoUtils.safeClose(channel);
            return false;
        }
    }

    private synchronized boolean enter(Stream stream, Address address) {
        int ofAddress = byAddress.getOrDefault(address, 0);
        if (open.size() >= settings.maxStreams() || ofAddress >= settings.maxStreamsPerAddress()) {
            return false;
        }
        byAddress.put(address, ofAddress + 1);
        return open.add(stream);
    }

    private synchronized void leave(Stream stream, Address address) {
        if (open.remove(stream)) {
            byAddress.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
        }
    }

    /** How many streams are open. */
    public synchronized int count() {
        return open.size();
    }

    /** The server goes; clients find another one, or this one later. */
    public void closeAll() {
        List<Stream> all;
        synchronized (this) {
            all = List.copyOf(open);
        }
        all.forEach(stream -> stream.close(CloseMessage.GOING_AWAY, "server stops"));
    }
}
