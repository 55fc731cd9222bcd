package org.postern.core.admin.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import org.postern.core.account.AccountRow;
import org.postern.core.account.boundary.AccountDirectory;
import org.postern.core.account.boundary.AccountSupervision;
import org.postern.core.caller.Address;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.Username;

/** What administrators do with accounts, by the API and in the console: the same deeds, each a line of the log. */
@Stateless
public class AccountDeeds {
    /** A list goes no further. */
    public static final int MOST_LISTED = 1000;

    private static final System.Logger LOG = System.getLogger(AccountDeeds.class.getName());

    @Inject
    private AccountSupervision accounts;

    @Inject
    private AccountDirectory directory;

    /** Accounts whose name has these letters in it, by name, at most 1000. */
    public List<AccountRow> list(String letters) {
        return directory.rows(letters, MOST_LISTED);
    }

    /** The account of this name. */
    public Optional<AccountRow> find(String name) {
        return directory.row(name);
    }

    /**
     * Blocks an account; its sessions end at once.
     *
     * @throws ProtocolException USER_DOESNT_EXIST
     */
    public void block(Username name) throws ProtocolException {
        accounts.block(name);
        LOG.log(Level.INFO, "account blocked");
    }

    /**
     * Lets an account in again.
     *
     * @throws ProtocolException USER_DOESNT_EXIST
     */
    public void unblock(Username name) throws ProtocolException {
        accounts.unblock(name);
        LOG.log(Level.INFO, "account unblocked");
    }

    /**
     * Ends the sessions of an account.
     *
     * @param kept the id of the one that goes on
     * @throws ProtocolException USER_DOESNT_EXIST
     */
    public void endSessions(Username name, Optional<String> kept) throws ProtocolException {
        accounts.endSessions(name, kept);
        LOG.log(Level.INFO, "sessions of an account ended");
    }

    /**
     * Forgets the failed logins at an account's name and at its recovery key.
     *
     * @throws ProtocolException USER_DOESNT_EXIST
     */
    public void forgive(Username name) throws ProtocolException {
        accounts.forgive(name);
        LOG.log(Level.INFO, "failed logins at an account forgotten");
    }

    /** Forgets the failed logins from an address. */
    public void forgive(Address address) {
        accounts.forgive(address);
        LOG.log(Level.INFO, "failed logins from an address forgotten");
    }
}
