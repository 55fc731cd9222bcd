package org.postern.core.admin.local;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.postern.core.admin.control.GuessThrottle;
import org.postern.core.expiry.Uptime;
import org.postern.core.settings.Settings;

/** One throttle for all sign-ins to the console of this server. */
@Dependent
public class LocalGuessState {
    @Produces
    @Singleton
    GuessThrottle throttle(Settings settings, Uptime clock) {
        return new GuessThrottle(settings.console(), new LocalGuessTraces(clock), clock);
    }
}
