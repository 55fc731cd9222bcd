package org.postern.core.account.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.postern.core.account.AccountRow;
import org.postern.core.account.control.AccountList;
import org.postern.core.account.control.AccountRecords;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.protocol.id.Username;

/** What other subjects ask about accounts: whose key it is, and whether it may act (api.md §2 "Inactive accounts"). */
@Stateless
public class AccountDirectory {
    @Inject
    private AccountRecords accounts;

    @Inject
    private AccountList list;

    /** The identity key of an account, blocked ones included: what they signed stays theirs. */
    public Optional<EcPublicKey> identityKey(Username name) {
        return accounts.identityKey(name);
    }

    /** Whether the account exists and is not blocked. */
    public boolean isActive(Username name) {
        return accounts.isActive(name);
    }

    /**
     * Accounts as administrators see them, by name.
     *
     * @param letters that the name has in it; empty for all
     */
    public List<AccountRow> rows(String letters, int most) {
        return list.named(letters, most);
    }

    /** The account of this name, as administrators see it. */
    public Optional<AccountRow> row(String name) {
        return list.find(name);
    }

    /** How many accounts there are, blocked ones included. */
    public long count() {
        return accounts.count();
    }
}
