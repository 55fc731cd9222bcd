package org.postern.core.account;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.core.account.boundary.PasswordLogins;
import org.postern.core.account.control.LoginAccounts;
import org.postern.core.account.control.LoginDesk;
import org.postern.core.account.local.LocalLoginTraces;
import org.postern.core.account.local.LocalPendingLogins;
import org.postern.core.budget.Budgets;
import org.postern.core.session.local.LocalSessions;
import org.postern.transport.message.HandshakeRefused;
import org.postern.transport.server.PasswordLogin;

/** Whether a name has an account is not to be learned from how long an answer takes (transport.md §23). */
class LoginTimeTest extends AccountFixture {
    private static final int TRIES = 300;

    private PasswordLogin logins() {
        SecureRandom random = new SecureRandom();
        LoginAccounts accounts = new TransactionalAccounts(core);
        LoginDesk desk = new LoginDesk(
                accounts,
                new LocalSessions(Duration.ofMinutes(24), random, core.uptime),
                new LocalPendingLogins(core.uptime),
                new LocalLoginTraces(core.settings.accounts(), core.uptime),
                new Budgets(core.settings),
                core.settings);
        return new PasswordLogins(accounts, desk, core.settings, new byte[32], random).from(ADDRESS);
    }

    private long nanos(PasswordLogin logins, String name) throws HandshakeRefused {
        long begin = System.nanoTime();
        var _ = logins.begin(name, core.settings.hosts().main(), Map.of());
        return System.nanoTime() - begin;
    }

    /** Of all pairs of a time of the one and a time of the other, how many more are longer than shorter (Cliff's delta). */
    private static double effect(long[] ones, long[] others) {
        long longer = 0;
        for (long one : ones) {
            for (long other : others) {
                longer += Long.compare(one, other);
            }
        }
        return longer / (double) (ones.length * others.length);
    }

    @Test
    @DisplayName("R-22.3 who knows the times of 300 answers to a name cannot tell whether it exists")
    void timesDoNotTellNamesApart() throws Exception {
        register(new Applicant("alice").with(firstToken()));
        register(new Applicant("bob").with(invitation()));
        core = core(Map.of("postern.loginsBurst", "1000000"));
        PasswordLogin logins = logins();
        long[] known = new long[TRIES];
        long[] unknown = new long[TRIES];
        for (int warmUp = 0; warmUp < 50; warmUp++) {
            nanos(logins, "bob");
            nanos(logins, "nobody");
        }
        for (int i = 0; i < TRIES; i++) {
            known[i] = nanos(logins, "bob");
            unknown[i] = nanos(logins, "nobody");
        }
        // It was 0.53 when a name without an account spared the reading of a row; by chance it is beyond 0.3 once in a
        // billion.
        assertTrue(Math.abs(effect(known, unknown)) < 0.3, "found " + effect(known, unknown));
    }
}
