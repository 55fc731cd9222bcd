package org.postern.core.admin.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.postern.core.admin.AdminRefused;
import org.postern.core.admin.control.AdministratorDeeds;
import org.postern.core.admin.control.ConsoleAccounts;
import org.postern.core.admin.entity.ConsoleAccount;
import org.postern.core.admin.entity.StoredPassword;

/** The administrators of the console. */
@Stateless
public class Administrators {
    private static final System.Logger LOG = System.getLogger(Administrators.class.getName());

    @Inject
    private ConsoleAccounts accounts;

    @Inject
    private AdministratorDeeds deeds;

    /** By name. */
    public List<Administrator> list() {
        return accounts.list().stream()
                .map(one -> new Administrator(one.name(), one.createdAt()))
                .toList();
    }

    /** Removes one, with the open links that he made; never the last. */
    public void remove(String name) throws AdminRefused {
        deeds.remove(name);
        LOG.log(System.Logger.Level.INFO, "console: administrator removed");
    }

    /**
     * Replaces the password of somebody who knows it; other sign-ins with it end.
     *
     * @return the epoch with which this one goes on
     */
    public int changePassword(String name, char[] old, char[] next) throws AdminRefused {
        int epoch = deeds.changePassword(name, old, next);
        LOG.log(System.Logger.Level.INFO, "console: password changed");
        return epoch;
    }

    /** Which sign-ins with the name are still good: those of this epoch; none where there is no such administrator. */
    public OptionalInt epoch(String name) {
        return accounts.find(name).map(one -> OptionalInt.of(one.epoch())).orElse(OptionalInt.empty());
    }

    /** What is kept of a password, with its epoch. */
    public Optional<Credentials> credentials(String name) {
        return accounts.find(name).map(Credentials::of);
    }

    /** What a sign-in is checked against. */
    public record Credentials(StoredPassword password, int epoch) {
        private static Credentials of(ConsoleAccount account) {
            return new Credentials(account.password(), account.epoch());
        }
    }
}
