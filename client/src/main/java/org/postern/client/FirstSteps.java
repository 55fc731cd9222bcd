package org.postern.client;

import org.postern.client.account.Account;
import org.postern.client.account.NewAccount;
import org.postern.client.account.Password;
import org.postern.client.connection.ServerSession;
import org.postern.client.failure.ClientFailure;
import org.postern.client.mailbox.Sinks;

/** From an invitation to an account that can be used: registration, login, the required mailboxes (client.md §14, §16). */
public final class FirstSteps {
    private FirstSteps() {}

    /** Registers on a standard connection, which is logged in afterwards. */
    public static Account take(ServerSession session, NewAccount registration, Password password) throws ClientFailure {
        Account account = registration.register(session, password);
        new Sinks(account).createFirst();
        return account;
    }
}
