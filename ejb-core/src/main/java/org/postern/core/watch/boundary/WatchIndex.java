package org.postern.core.watch.boundary;

import java.util.Collection;
import java.util.Set;
import org.postern.core.caller.Caller.LoggedIn;
import org.postern.protocol.id.SinkId;

/**
 * Which streams watch a sink: what a node has to know to pass a change on. A stream watches at most 100 sinks (api.md §10
 * {@code sinkWatch}) and ends with its connection, and a node has a bounded number of streams (api.md §23 {@code maxStreams}).
 */
public interface WatchIndex {
    /**
     * A stream, wherever it is.
     *
     * @param node the server that holds its connection
     * @param number unique on that server
     */
    record StreamId(String node, long number) {}

    /**
     * Somebody watches by a stream.
     *
     * @param owner who asked to be told
     */
    record Watch(StreamId stream, LoggedIn owner) {}

    /** From now on this stream watches these sinks, and no others. */
    void watch(Watch watch, Set<SinkId> sinks);

    /** The stream watches nothing any more. */
    void end(StreamId stream);

    /** Who watches the sink. */
    Collection<Watch> watching(SinkId sink);
}
