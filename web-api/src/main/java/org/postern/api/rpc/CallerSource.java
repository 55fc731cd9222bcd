package org.postern.api.rpc;

import java.util.Optional;
import org.postern.core.call.CallContext;
import org.postern.core.caller.Caller;
import org.postern.protocol.id.Username;

/** Where calls come from: one body, or one message of a stream. Each session is looked up once. */
public interface CallerSource {
    /** A call of somebody of whom nothing is asked: methods that anybody may call do not look at the session. */
    CallContext anybody();

    /**
     * A call in this session, or of a standard connection where there is none.
     *
     * @throws UnknownSessionException if the session has ended
     */
    CallContext of(Optional<String> sessionId) throws UnknownSessionException;

    /** Who is logged in by this session, if it goes on. */
    default Optional<Username> user(Optional<String> sessionId) {
        try {
            return of(sessionId).caller() instanceof Caller.LoggedIn loggedIn
                    ? Optional.of(loggedIn.user())
                    : Optional.empty();
        } catch (UnknownSessionException e) {
            return Optional.empty();
        }
    }

    /** The same place some time later: sessions are looked up anew. */
    CallerSource renewed();
}
