package org.postern.core.account.local;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.postern.core.account.control.PendingLogin.ByPassword;
import org.postern.core.account.control.PendingLogins;
import org.postern.core.account.control.PendingLoginsContract;
import org.postern.crypto.srp.SrpServer;

class LocalPendingLoginsTest extends PendingLoginsContract {
    @Override
    protected PendingLogins pending() {
        return new LocalPendingLogins(clock.uptime());
    }

    @Test
    void forgottenLoginsAreWipedAndTakenOnesAreNot() {
        PendingLogins pending = pending();
        ByPassword forgotten = begun(server());
        ByPassword taken = begun(server());
        pending.keep("forgotten", forgotten);
        pending.keep("taken", taken);
        assertTrue(pending.take("taken").isPresent());
        clock.advance(Duration.ofMinutes(1));

        assertTrue(pending.find("forgotten").isEmpty());
        assertTrue(isWiped(forgotten));
        assertFalse(isWiped(taken), "whoever took it wipes it");
    }

    @Test
    void theOldestOfTwentyThousandMakesRoom() {
        PendingLogins pending = pending();
        SrpServer server = server();
        for (int i = 0; i <= 20_000; i++) {
            pending.keep("login " + i, begun(server));
        }

        assertTrue(pending.find("login 0").isEmpty());
        assertTrue(pending.find("login 1").isPresent());
    }
}
