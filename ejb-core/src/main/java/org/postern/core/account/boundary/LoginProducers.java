package org.postern.core.account.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import org.postern.core.account.control.LoginAccounts;
import org.postern.core.account.control.LoginDesk;
import org.postern.core.account.control.LoginTraces;
import org.postern.core.account.control.PendingLogins;
import org.postern.core.budget.Budgets;
import org.postern.core.freshness.boundary.Nonces;
import org.postern.core.identity.ServerSecrets;
import org.postern.core.session.boundary.Sessions;
import org.postern.core.settings.Settings;

/** Makes the logins of this server: by password and by key, at one desk. */
@Dependent
public class LoginProducers {
    @Produces
    @Singleton
    LoginDesk desk(
            LoginAccounts accounts,
            Sessions sessions,
            PendingLogins pending,
            LoginTraces traces,
            Budgets budgets,
            Settings settings) {
        return new LoginDesk(accounts, sessions, pending, traces, budgets, settings);
    }

    @Produces
    @Singleton
    PasswordLogins passwordLogins(
            LoginAccounts accounts, LoginDesk desk, Settings settings, ServerSecrets secrets, SecureRandom random) {
        return new PasswordLogins(accounts, desk, settings, secrets.key("login answers"), random);
    }

    @Produces
    @Singleton
    KeyLogins keyLogins(LoginAccounts accounts, LoginDesk desk, Nonces nonces, Settings settings, SecureRandom random) {
        return new KeyLogins(accounts, desk, nonces, settings, random);
    }
}
