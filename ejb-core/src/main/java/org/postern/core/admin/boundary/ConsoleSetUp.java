package org.postern.core.admin.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.postern.core.admin.control.ConsoleAccounts;
import org.postern.core.token.OneTimeToken;

/** The code of the set-up link, as the start of the server asks for it. */
@Stateless
public class ConsoleSetUp {
    @Inject
    private ConsoleAccounts accounts;

    /** While the console has no account: a new code; any earlier one is void. */
    public Optional<OneTimeToken> renewCode() {
        return accounts.none() ? Optional.of(accounts.renewCode()) : Optional.empty();
    }
}
