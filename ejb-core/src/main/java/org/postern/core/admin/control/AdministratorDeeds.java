package org.postern.core.admin.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.postern.core.admin.AdminRefused;
import org.postern.core.admin.AdminRefused.Reason;
import org.postern.core.admin.entity.ConsoleAccount;

/** What administrators do with administrators. */
@Dependent
public class AdministratorDeeds {
    private final ConsoleAccounts accounts;
    private final PasswordHash passwords;

    @Inject
    public AdministratorDeeds(ConsoleAccounts accounts, PasswordHash passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
    }

    /** Removes one, with the links that he made; never the last. */
    public void remove(String name) throws AdminRefused {
        List<ConsoleAccount> all = accounts.lockAll();
        ConsoleAccount leaving = all.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AdminRefused(Reason.NO_SUCH_ADMINISTRATOR));
        if (all.size() == 1) {
            throw new AdminRefused(Reason.LAST_ADMINISTRATOR);
        }
        accounts.remove(leaving);
    }

    /**
     * Replaces a password by its owner; who else is signed in with it has to do it again.
     *
     * @param old the password so far; the caller wipes both
     * @return the epoch of the new one
     */
    public int changePassword(String name, char[] old, char[] next) throws AdminRefused {
        NewPassword.requireLength(next);
        ConsoleAccount account = accounts.lock(name).orElseThrow(() -> new AdminRefused(Reason.NO_SUCH_ADMINISTRATOR));
        if (!passwords.matches(account.password(), old)) {
            throw new AdminRefused(Reason.WRONG_PASSWORD);
        }
        NewPassword.requireStrength(next, name);
        account.setPassword(passwords.store(next));
        return account.epoch();
    }
}
