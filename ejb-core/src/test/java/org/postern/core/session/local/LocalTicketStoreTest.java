package org.postern.core.session.local;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.postern.core.caller.Address;
import org.postern.core.session.boundary.TicketStoreContract;
import org.postern.core.session.boundary.Tickets;
import org.postern.transport.server.TicketGrant;

class LocalTicketStoreTest extends TicketStoreContract {
    @Override
    protected Tickets store(Duration ttl) {
        return new LocalTicketStore(ttl, 8192, new SecureRandom(), clock.uptime());
    }

    @Test
    void strangersCannotCrowdOutTheTicketsOfUsersHoweverManyAddressesTheyHave() {
        Tickets store = store(Duration.ofMinutes(15));
        TicketGrant user = new TicketGrant(new byte[48], Optional.of("session"), Optional.empty(), Instant.EPOCH);
        TicketGrant stranger = new TicketGrant(new byte[48], Optional.empty(), Optional.empty(), Instant.EPOCH);
        byte[] ofUser = store.from(address(0)).issue(user, 1).getFirst();
        byte[] ofStranger = store.from(address(0)).issue(stranger, 1).getFirst();

        for (int i = 1; i <= 50_000; i++) {
            var _ = store.from(address(i)).issue(stranger, 1);
        }
        assertTrue(store.from(address(0)).redeem(ofStranger).isEmpty(), "the store is bounded");
        assertTrue(store.from(address(0)).redeem(ofUser).isPresent());
    }

    private static Address address(int number) {
        return Address.parse("10.0." + number / 256 + "." + number % 256);
    }
}
