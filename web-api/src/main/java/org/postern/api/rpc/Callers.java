package org.postern.api.rpc;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.postern.core.account.boundary.AccountDirectory;
import org.postern.core.call.CallContext;
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
        return new OnePlace(new CallContext(new Caller.Anonymous(address), Optional.empty()));
    }

    /** The callers of one message of a stream from this address. */
    public CallerSource from(Address address, Watcher stream) {
        return new OnePlace(new CallContext(new Caller.Anonymous(address), Optional.of(stream)));
    }

    private final class OnePlace implements CallerSource {
        private final CallContext anonymous;
        private Optional<String> knownId = Optional.empty();
        private CallContext known;

        OnePlace(CallContext anonymous) {
            this.anonymous = anonymous;
            this.known = anonymous;
        }

        @Override
        public CallContext anybody() {
            return anonymous;
        }

        @Override
        public CallContext of(Optional<String> sessionId) throws UnknownSessionException {
            if (!knownId.equals(sessionId)) {
                known = sessionId.isEmpty() ? anonymous : look(sessionId.get());
                knownId = sessionId;
            }
            return known;
        }

        @Override
        public CallerSource renewed() {
            return new OnePlace(anonymous);
        }

        private CallContext look(String id) throws UnknownSessionException {
            Session session = sessions.find(id).orElseThrow(UnknownSessionException::new);
            if (!accounts.isActive(session.user())) {
                sessions.endAll(session.user());
                throw new UnknownSessionException();
            }
            Caller user = new Caller.LoggedIn(session.user(), session.admin(), id, anonymous.address());
            return new CallContext(user, anonymous.watcher());
        }
    }
}
