package org.postern.core.account.control;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.InstantSource;
import java.util.Optional;
import org.postern.core.account.entity.Account;
import org.postern.protocol.id.Username;

/** The accounts, as a login looks at them. */
@Stateless
public class LoginAccounts {
    @Inject
    private EntityManager entities;

    @Inject
    private InstantSource clock;

    /**
     * What is stored under this name. A blocked account answers as before, but nobody is logged in by it:
     * otherwise its salt would tell that it was blocked.
     */
    public Optional<SrpAccount> find(Username name) {
        return Optional.ofNullable(entities.find(Account.class, name.text()))
                .map(account -> SrpAccount.of(
                        Optional.of(account.username()).filter(user -> account.isActive()), account.credentials()));
    }

    /**
     * Notes the login, if the account may still be used.
     *
     * @return whether it is an administrator's; empty if the account is gone or blocked by now
     */
    public Optional<Boolean> loggedIn(Username user) {
        Optional<Account> active =
                Optional.ofNullable(entities.find(Account.class, user.text())).filter(Account::isActive);
        active.ifPresent(account -> account.loggedIn(clock.millis()));
        return active.map(Account::isAdmin);
    }
}
