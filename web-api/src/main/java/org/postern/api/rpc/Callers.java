package org.postern.api.rpc;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.postern.core.account.boundary.AccountDirectory;
import org.postern.core.caller.Address;
import org.postern.core.caller.Caller;
import org.postern.core.session.boundary.Session;
import org.postern.core.session.boundary.Sessions;

/** From sessions to callers; asks once per body whether the account may still be used (transport.md §23, "Sessions"). */
@Dependent
public class Callers {
    private final Sessions sessions;
    private final AccountDirectory accounts;

    @Inject
    public Callers(Sessions sessions, AccountDirectory accounts) {
        this.sessions = sessions;
        this.accounts = accounts;
    }

    /** The callers of one body from this address. */
    public CallerSource from(Address address) {
        return new OfBody(address);
    }

    private final class OfBody implements CallerSource {
        private final Caller.Anonymous anonymous;
        private Optional<Caller.LoggedIn> known = Optional.empty();

        OfBody(Address address) {
            anonymous = new Caller.Anonymous(address);
        }

        @Override
        public Caller anybody() {
            return anonymous;
        }

        @Override
        public Caller of(Optional<String> sessionId) throws UnknownSessionException {
            if (sessionId.isEmpty()) {
                return anonymous;
            }
            String id = sessionId.get();
            if (known.filter(caller -> caller.sessionId().equals(id)).isEmpty()) {
                known = Optional.of(look(id));
            }
            return known.get();
        }

        private Caller.LoggedIn look(String id) throws UnknownSessionException {
            Session session = sessions.find(id).orElseThrow(UnknownSessionException::new);
            if (!accounts.isActive(session.user())) {
                sessions.endAll(session.user());
                throw new UnknownSessionException();
            }
            return new Caller.LoggedIn(session.user(), session.admin(), id, anonymous.address());
        }
    }
}
