package org.postern.core.account.local;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.postern.core.account.control.LoginTraces;
import org.postern.core.account.control.PendingLogins;
import org.postern.core.expiry.Uptime;
import org.postern.core.settings.Settings;

/** Makes what logins remember on a server of one node. */
@Dependent
public class LocalLoginState {
    @Produces
    @Singleton
    PendingLogins pendingLogins(Uptime clock) {
        return new LocalPendingLogins(clock);
    }

    @Produces
    @Singleton
    LoginTraces loginTraces(Settings settings, Uptime clock) {
        return new LocalLoginTraces(settings.accounts(), clock);
    }
}
