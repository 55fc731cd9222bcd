package org.postern.core.call;

import org.postern.core.caller.Caller.LoggedIn;
import org.postern.protocol.method.WatchMethods.SinkCounters;

/** A record stream that can be told of changes (transport.md §27; api.md §10 {@code sinkWatch}). */
public interface Watcher {
    /**
     * A watched sink has changed. Called on the thread that changed it, so it must not wait.
     *
     * @param owner who asked to be told
     */
    void changed(LoggedIn owner, SinkCounters counters);
}
