package org.postern.core.expiry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.core.caller.Address;
import org.postern.core.fixture.TestClock;
import org.postern.core.session.local.LocalTicketStore;
import org.postern.transport.server.TicketGrant;
import org.postern.transport.server.TicketStore;

class UptimeTest {
    private static final Instant BEGIN = Instant.parse("2026-10-25T00:59:59Z");

    @Test
    void goesOnWithWhatHasPassedAlone() {
        // The counter may begin anywhere, and pass its own end.
        AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
        Uptime uptime = new Uptime(BEGIN, nanos::get);
        assertEquals(BEGIN, uptime.instant());
        nanos.addAndGet(3_000_000_000L);
        assertEquals(Instant.parse("2026-10-25T01:00:02Z"), uptime.instant());
    }

    @Test
    void beginsAtTheTimeOfDay() {
        assertTrue(
                Duration.between(Uptime.begin().instant(), Instant.now()).abs().toSeconds() < 5);
    }

    @ParameterizedTest(name = "by {0} hours")
    @ValueSource(ints = {-1, 1})
    @DisplayName("a clock that is set neither ends tickets nor makes them live again")
    void clockThatIsSetDoesNothingToTickets(int hours) {
        TestClock clock = new TestClock();
        TicketStore store = new LocalTicketStore(Duration.ofMinutes(15), 8192, new SecureRandom(), clock.uptime())
                .from(Address.parse("192.0.2.1"));
        TicketGrant grant = new TicketGrant(new byte[48], Optional.empty(), Optional.empty(), Instant.EPOCH);
        var tickets = store.issue(grant, 2);

        clock.advance(Duration.ofMinutes(14));
        clock.set(Duration.ofHours(hours));
        assertTrue(store.redeem(tickets.get(0)).isPresent(), "it has a minute left");
        clock.advance(Duration.ofMinutes(2));
        clock.set(Duration.ofHours(hours));
        assertTrue(store.redeem(tickets.get(1)).isEmpty(), "it has expired");
    }
}
