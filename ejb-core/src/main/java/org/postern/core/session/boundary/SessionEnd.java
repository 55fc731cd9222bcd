package org.postern.core.session.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/** Ends sessions once it is certain that they shall end. */
@Dependent
public class SessionEnd {
    private final Sessions sessions;
    private final SessionFollowers followers;

    @Inject
    public SessionEnd(Sessions sessions, SessionFollowers followers) {
        this.sessions = sessions;
        this.followers = followers;
    }

    void end(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionsEnded event) {
        event.kept()
                .ifPresentOrElse(kept -> sessions.endAllBut(kept, event.user()), () -> sessions.endAll(event.user()));
        followers.tell(event.user());
    }
}
