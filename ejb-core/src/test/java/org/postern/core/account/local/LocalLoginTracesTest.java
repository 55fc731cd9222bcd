package org.postern.core.account.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.postern.core.TestSettings;
import org.postern.core.account.control.LoginSubject;
import org.postern.core.account.control.LoginTraces;
import org.postern.core.account.control.LoginTraces.OfSubject;
import org.postern.core.account.control.LoginTracesContract;

class LocalLoginTracesTest extends LoginTracesContract {
    @Override
    protected LoginTraces traces() {
        return new LocalLoginTraces(TestSettings.with().accounts(), clock.uptime());
    }

    @Test
    void theOldestOfAHundredThousandMakesRoom() {
        LoginTraces traces = traces();
        for (int i = 0; i <= 100_000; i++) {
            traces.addFailure(new OfSubject(new LoginSubject(i, 0)));
        }

        assertEquals(0, traces.failures(new OfSubject(new LoginSubject(0, 0))));
        assertEquals(1, traces.failures(new OfSubject(new LoginSubject(1, 0))));
    }
}
