package org.postern.api.rpc;

import java.util.Optional;
import org.postern.core.call.Watcher;
import org.postern.core.caller.Caller;

/** Who is behind the calls of one body, or of one message of a stream. */
public interface CallerSource {
    /** Somebody of whom nothing is asked: methods that anybody may call do not look at the session. */
    Caller anybody();

    /** What can be told of changes: the stream by which the calls come, where they come by one. */
    default Optional<Watcher> watcher() {
        return Optional.empty();
    }

    /**
     * The caller of this session, or of a standard connection where there is none.
     *
     * @throws UnknownSessionException if the session has ended
     */
    Caller of(Optional<String> sessionId) throws UnknownSessionException;
}
