package org.postern.core.account.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.postern.core.account.control.LoginAccounts;
import org.postern.core.session.boundary.Sessions;
import org.postern.core.settings.ServerSecrets;
import org.postern.core.settings.Settings;

/** Makes the one {@link PasswordLogins} of this server. */
@Dependent
public class PasswordLoginProducer {
    @Produces
    @Singleton
    PasswordLogins passwordLogins(
            LoginAccounts accounts,
            Sessions sessions,
            Settings settings,
            ServerSecrets secrets,
            SecureRandom random,
            InstantSource clock) {
        return new PasswordLogins(accounts, sessions, settings, secrets.key("login answers"), random, clock);
    }
}
