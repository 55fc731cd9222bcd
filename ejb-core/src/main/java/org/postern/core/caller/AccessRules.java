package org.postern.core.caller;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.postern.core.settings.Settings;
import org.postern.protocol.method.Access;

/** Which callers may use which methods (api.md §2; white paper: different methods by level of the connection). */
@Dependent
public class AccessRules {
    private final Settings settings;

    @Inject
    public AccessRules(Settings settings) {
        this.settings = settings;
    }

    /**
     * Lets the caller pass or refuses.
     *
     * @throws AccessRefused naming the level that failed, the last one tried where several would do
     */
    public void check(Access access, Caller caller) {
        switch (access) {
            case PUBLIC -> {}
            // The mailbox decides: a proof by the sink's key can stand in for a login.
            case SINK -> {}
            case INTERSERVER -> requireInterserver(caller);
            case USER -> caller.requireUser();
            case CREDENTIALS -> {
                caller.requireUser();
                require(settings.accounts().changeCredentialsEnabled(), Level.CHANGE_CRETENTIALS_ENABLED);
            }
            case REGISTRATION -> require(settings.accounts().registrationEnabled(), Level.REGISTRATION_ENABLED);
            case ADMIN -> caller.requireAdmin();
        }
    }

    private void requireInterserver(Caller caller) {
        boolean allowed = settings.transport().interServerCommunicationEnabled() || caller instanceof Caller.LoggedIn;
        require(allowed, Level.SESSION_ESTABLISHED);
    }

    private static void require(boolean condition, Level level) {
        if (!condition) {
            throw new AccessRefused(level);
        }
    }
}
