package org.postern.core.admin.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.postern.core.admin.AdminRefused;
import org.postern.core.admin.AdminRefused.Reason;
import org.postern.core.admin.entity.ConsoleAccount;
import org.postern.core.admin.entity.ConsoleLink;
import org.postern.core.token.OneTimeToken;

/** The use of a set-up link. What is cheap is looked at first, and nobody learns anything without the code. */
@Dependent
public class SetUp {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@-]{3,64}");

    private final SetUpLinks links;
    private final ConsoleAccounts accounts;
    private final PasswordHash passwords;
    private final InstantSource clock;

    @Inject
    public SetUp(SetUpLinks links, ConsoleAccounts accounts, PasswordHash passwords, InstantSource clock) {
        this.links = links;
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * Makes an administrator, or sets the password of one anew, and uses up the link.
     *
     * @param password wiped by whoever has it
     */
    public void use(OneTimeToken code, String name, char[] password) throws AdminRefused {
        if (!NAME.matcher(name).matches()) {
            throw new AdminRefused(Reason.INVALID_NAME);
        }
        NewPassword.requireLength(password);
        ConsoleLink link = links.find(code).orElseThrow(() -> new AdminRefused(Reason.NO_SUCH_LINK));
        Optional<String> meant = link.name();
        if (meant.isPresent()) {
            renew(meant.get(), name, password);
        } else {
            create(name, password);
        }
        links.remove(link);
    }

    private void create(String name, char[] password) throws AdminRefused {
        if (accounts.lockAll().stream().anyMatch(other -> other.name().equalsIgnoreCase(name))) {
            throw new AdminRefused(Reason.NAME_TAKEN);
        }
        NewPassword.requireStrength(password, name);
        accounts.add(new ConsoleAccount(name, passwords.store(password), clock.millis()));
    }

    private void renew(String meant, String typed, char[] password) throws AdminRefused {
        if (!meant.equals(typed)) {
            throw new AdminRefused(Reason.OTHER_NAME);
        }
        NewPassword.requireStrength(password, meant);
        accounts.lock(meant)
                .orElseThrow(() -> new AdminRefused(Reason.NO_SUCH_ADMINISTRATOR))
                .setPassword(passwords.store(password));
    }
}
