package org.postern.api.rpc;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.postern.core.account.boundary.AccountDirectory;
import org.postern.core.call.Watcher;
import org.postern.core.caller.Address;
import org.postern.core.caller.Caller;
import org.postern.core.session.boundary.Session;
import org.postern.core.session.boundary.Sessions;

/** From sessions to callers; asks once per body, or message of a stream, whether the account may still be used (transport.md §23, "Sessions"). */
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
        return new OfBody(address, Optional.empty());
    }

    /** The callers of one message of a stream from this address. */
    public CallerSource from(Address address, Watcher stream) {
        return new OfBody(address, Optional.of(stream));
    }

    private final class OfBody implements CallerSource {
        private final Caller.Anonymous anonymous;
        private final Optional<Watcher> stream;
        private Optional<Caller.LoggedIn> known = Optional.empty();

        OfBody(Address address, Optional<Watcher> stream) {
            this.anonymous = new Caller.Anonymous(address);
            this.stream = stream;
        }

        @Override
        public Optional<Watcher> watcher() {
            return stream;
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
