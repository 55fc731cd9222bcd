package org.postern.core.account.boundary;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import org.postern.core.account.control.AccountBlocking;
import org.postern.core.account.control.AccountRecords;
import org.postern.core.account.control.LoginKind;
import org.postern.core.account.control.LoginPardon;
import org.postern.core.account.entity.Account;
import org.postern.core.account.entity.Recovery;
import org.postern.core.caller.Address;
import org.postern.core.session.boundary.SessionsEnded;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.Username;

/** What is done to accounts on somebody else's word (api.md §16); whether that one may is asked before. */
@Stateless
public class AccountSupervision {
    @Inject
    private AccountRecords accounts;

    @Inject
    private AccountBlocking blocking;

    @Inject
    private LoginPardon pardon;

    @Inject
    private Event<SessionsEnded> ended;

    /**
     * Blocks an account and ends its sessions.
     *
     * @throws ProtocolException USER_DOESNT_EXIST
     */
    public void block(Username name) throws ProtocolException {
        blocking.block(name);
    }

    /**
     * Lets an account in again.
     *
     * @throws ProtocolException USER_DOESNT_EXIST
     */
    public void unblock(Username name) throws ProtocolException {
        blocking.unblock(name);
    }

    /**
     * Ends the sessions of an account.
     *
     * @param kept the id of the one that goes on
     * @throws ProtocolException USER_DOESNT_EXIST
     */
    public void endSessions(Username name, Optional<String> kept) throws ProtocolException {
        ended.fire(new SessionsEnded(accounts.get(name).username(), kept));
    }

    /**
     * Forgets the failed logins at an account's name and at its recovery key.
     *
     * @throws ProtocolException USER_DOESNT_EXIST
     */
    public void forgive(Username name) throws ProtocolException {
        Account account = accounts.get(name);
        pardon.name(name.text(), LoginKind.PASSWORD);
        account.recovery().map(Recovery::key).ifPresent(key -> pardon.name(key.text(), LoginKind.KEY));
    }

    /** Forgets the failed logins from an address. */
    public void forgive(Address address) {
        pardon.address(address);
    }
}
