package org.postern.core.admin.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.postern.core.admin.AdminRefused;
import org.postern.core.admin.AdminRefused.Reason;
import org.postern.core.admin.control.ConsoleAccounts;
import org.postern.core.admin.control.SetUp;
import org.postern.core.admin.control.SetUpLinks;
import org.postern.core.admin.control.SetUpLinks.Made;
import org.postern.core.token.OneTimeToken;

/** Set-up links: for the first administrator, for further ones, and for one who has forgotten the password. */
@Stateless
public class ConsoleSetUp {
    private static final System.Logger LOG = System.getLogger(ConsoleSetUp.class.getName());

    @Inject
    private ConsoleAccounts accounts;

    @Inject
    private SetUpLinks links;

    @Inject
    private SetUp setUp;

    /** While the console has no account: a new link; an earlier one of the terminal is void. */
    public Optional<SetUpLink> renewFirst() {
        return accounts.none() ? Optional.of(newAdministrator(Optional.empty())) : Optional.empty();
    }

    /**
     * A link that makes an administrator; an earlier one of the same creator is void.
     *
     * @param createdBy an administrator; empty for the terminal
     */
    public SetUpLink newAdministrator(Optional<String> createdBy) {
        return issued(links.make(Optional.empty(), createdBy));
    }

    /** A link of the terminal that sets a forgotten password anew; an earlier one for the name is void. */
    public SetUpLink newPassword(String name) throws AdminRefused {
        if (accounts.find(name).isEmpty()) {
            throw new AdminRefused(Reason.NO_SUCH_ADMINISTRATOR);
        }
        return issued(links.make(Optional.of(name), Optional.empty()));
    }

    private static SetUpLink issued(Made made) {
        LOG.log(System.Logger.Level.INFO, "console: set-up link made");
        return new SetUpLink(made.code(), made.link().expiresAt());
    }

    /** Whether the console has no administrator yet. */
    public boolean isEmpty() {
        return accounts.none();
    }

    /** The newest first. */
    public List<OpenLink> open() {
        return links.open().stream()
                .map(link -> new OpenLink(link.id(), link.name(), link.createdBy(), link.expiresAt()))
                .toList();
    }

    /**
     * Ends an open link.
     *
     * @return whether there was one
     */
    public boolean withdraw(UUID id) {
        return links.withdraw(id);
    }

    /**
     * Uses a link.
     *
     * @param password 12 characters or more, and not easy to guess; the caller wipes it
     */
    public void use(OneTimeToken code, String name, char[] password) throws AdminRefused {
        setUp.use(code, name, password);
        LOG.log(System.Logger.Level.INFO, "console: set-up link used");
    }
}
