package org.postern.core.session.local;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import org.postern.core.expiry.Uptime;
import org.postern.core.session.boundary.Sessions;
import org.postern.core.session.boundary.Tickets;
import org.postern.core.settings.Settings;

/** Makes the sessions and tickets of a server of one node. */
@Dependent
public class LocalSessionState {
    @Produces
    @Singleton
    Sessions sessions(Settings settings, SecureRandom random, Uptime clock) {
        return new LocalSessions(settings.transport().sessionTTL(), random, clock);
    }

    @Produces
    @Singleton
    Tickets tickets(Settings settings, SecureRandom random, Uptime clock) {
        return new LocalTicketStore(
                settings.transport().ticketsTTL(), settings.budgets().maxTicketsPerOwner(), random, clock);
    }
}
