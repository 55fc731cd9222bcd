package org.postern.api.rpc;

import java.util.Optional;
import org.postern.core.caller.Caller;

/** Who is behind the calls of one body. */
public interface CallerSource {
    /** Somebody of whom nothing is asked: methods that anybody may call do not look at the session. */
    Caller anybody();

    /**
     * The caller of this session, or of a standard connection where there is none.
     *
     * @throws UnknownSessionException if the session has ended
     */
    Caller of(Optional<String> sessionId) throws UnknownSessionException;
}
