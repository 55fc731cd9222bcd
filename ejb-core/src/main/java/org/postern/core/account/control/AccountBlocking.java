package org.postern.core.account.control;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import org.postern.core.session.boundary.SessionsEnded;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.Username;

/** Whether an account may be used (api.md §16 {@code changeIsBlocked}). */
@Dependent
public class AccountBlocking {
    private final AccountRecords accounts;
    private final Event<SessionsEnded> ended;

    @Inject
    public AccountBlocking(AccountRecords accounts, Event<SessionsEnded> ended) {
        this.accounts = accounts;
        this.ended = ended;
    }

    /**
     * Shuts the account. The row is locked, so that a login at the same moment comes before, and its session ends, or is refused.
     *
     * @throws ProtocolException USER_DOESNT_EXIST
     */
    public void block(Username name) throws ProtocolException {
        accounts.getForChange(name).block();
        ended.fire(new SessionsEnded(name, Optional.empty()));
    }

    /**
     * Lets the account in again; sessions of before do not come back.
     *
     * @throws ProtocolException USER_DOESNT_EXIST
     */
    public void unblock(Username name) throws ProtocolException {
        accounts.getForChange(name).unblock();
    }
}
