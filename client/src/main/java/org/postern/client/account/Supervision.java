package org.postern.client.account;

import org.postern.client.connection.ServerSession;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.WrongUse;
import org.postern.protocol.id.Username;
import org.postern.protocol.method.AdministrationMethods;
import org.postern.protocol.method.AdministrationMethods.ChangeIsBlocked;
import org.postern.protocol.method.AdministrationMethods.EndSessions;
import org.postern.protocol.method.AdministrationMethods.ResetAddressFailures;
import org.postern.protocol.method.AdministrationMethods.ResetLoginFailures;

/** What an administrator does with the accounts of a server (api.md §16). */
public final class Supervision {
    private final ServerSession session;
    private final Username self;

    private Supervision(ServerSession session, Username self) {
        this.session = session;
        this.self = self;
    }

    /**
     * The deeds of this administrator.
     *
     * @throws WrongUse if he is none
     */
    public static Supervision by(Account account) throws WrongUse {
        if (!account.isAdmin()) {
            throw new WrongUse("Only an administrator may do this, and " + account.address() + " is none.");
        }
        return new Supervision(account.session(), new Username(account.address().user()));
    }

    /** Shuts an account out; its sessions end at once. Never one's own. */
    public void block(Username name) throws ClientFailure {
        if (name.equals(self)) {
            throw new WrongUse("Nobody blocks himself: another administrator can do it.");
        }
        var _ = session.call(AdministrationMethods.CHANGE_IS_BLOCKED, new ChangeIsBlocked(name, true));
    }

    /** Lets an account in again. */
    public void unblock(Username name) throws ClientFailure {
        var _ = session.call(AdministrationMethods.CHANGE_IS_BLOCKED, new ChangeIsBlocked(name, false));
    }

    /** Ends the sessions of an account; of one's own this one goes on. */
    public void endSessions(Username name) throws ClientFailure {
        var _ = session.call(AdministrationMethods.END_SESSIONS, new EndSessions(name));
    }

    /** Forgets the failed logins at an account. */
    public void forgive(Username name) throws ClientFailure {
        var _ = session.call(AdministrationMethods.RESET_LOGIN_FAILURES, new ResetLoginFailures(name));
    }

    /** Forgets the failed logins from an address of IPv4 or IPv6. */
    public void forgiveAddress(String address) throws ClientFailure {
        var _ = session.call(AdministrationMethods.RESET_ADDRESS_FAILURES, new ResetAddressFailures(address));
    }
}
