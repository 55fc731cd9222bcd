package org.postern.core.account.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.core.TestSettings;
import org.postern.core.account.control.LoginThrottle.Attempt;
import org.postern.core.account.local.LocalLoginTraces;
import org.postern.core.caller.Address;
import org.postern.core.fixture.TestClock;
import org.postern.core.settings.Settings;

/** Who gets in again on an administrator's word; with the settings of the reference, 16 failures by address, 32 by name. */
class LoginPardonTest {
    private static final String HOME = "192.0.2.1";
    private static final String STRANGER = "198.51.100.1";

    private final Settings settings = TestSettings.with();
    private final LoginTraces traces = new LocalLoginTraces(settings.accounts(), new TestClock().uptime());
    private final LoginThrottle throttle = new LoginThrottle(settings.accounts(), traces);
    private final LoginPardon pardon = new LoginPardon(traces, settings);

    private Optional<Attempt> admit(String name, LoginKind kind, String address) {
        return throttle.admit(name, kind, Address.parse(address));
    }

    private boolean admits(String name, String address) {
        return admit(name, LoginKind.PASSWORD, address).isPresent();
    }

    private void fail(String name, String address, int times) {
        for (int i = 0; i < times; i++) {
            admit(name, LoginKind.PASSWORD, address).ifPresent(throttle::failed);
        }
    }

    @Test
    @DisplayName("a besieged name is let alone: newcomers have all their tries again, and its owner is still told")
    void besiegedNameIsForgiven() {
        for (int i = 1; i <= 16; i++) {
            fail("alice", "203.0.113." + i, 2);
        }
        fail("alice", STRANGER, 3);
        assertFalse(admits("alice", STRANGER), "besieged, and the shared try is taken");

        pardon.name("alice", LoginKind.PASSWORD);
        fail("alice", STRANGER, 15);
        assertTrue(admits("alice", STRANGER));
        assertTrue(admits("alice", "203.0.113.1"));
        assertEquals(
                50,
                throttle.failuresSinceLogin(
                        admit("alice", LoginKind.PASSWORD, HOME).orElseThrow()));
    }

    @Test
    @DisplayName("who mistyped at home until his address was refused gets in with his name forgiven")
    void addressThatWasRefusedForThisNameAloneIsLetIn() {
        fail("alice", HOME, 16);
        assertFalse(admits("alice", HOME));

        pardon.name("alice", LoginKind.PASSWORD);
        assertTrue(admits("alice", HOME));
        assertTrue(admits("bob", HOME));
    }

    @Test
    @DisplayName("an address that guessed at many names stays refused when one of them is forgiven")
    void guesserAtManyNamesStaysRefused() {
        for (int i = 0; i < 15; i++) {
            fail("name" + i, STRANGER, 1);
        }
        fail("alice", STRANGER, 1);

        pardon.name("alice", LoginKind.PASSWORD);
        assertFalse(admits("alice", STRANGER));
        assertFalse(admits("bob", STRANGER));
    }

    @Test
    @DisplayName("an office whose address was refused gets in, also who had used up his tries at his own name there")
    void officeIsForgiven() {
        throttle.succeeded(admit("alice", LoginKind.PASSWORD, HOME).orElseThrow());
        fail("alice", HOME, 16);
        fail("bob", STRANGER, 16);
        fail("bob", "198.51.100.2", 16);
        assertFalse(admits("alice", HOME) || admits("carol", HOME));

        pardon.address(Address.parse(HOME));
        assertTrue(admits("alice", HOME));
        assertTrue(admits("carol", HOME));
        assertFalse(admits("bob", STRANGER), "another address");
        assertTrue(admits("bob", HOME), "a newcomer at a besieged name has tries of his own");
        fail("bob", HOME, 3);
        assertFalse(admits("bob", HOME), "but the name stays besieged");
    }

    @Test
    @DisplayName("keys count apart, and are forgiven by their text or with the address")
    void keysAreForgivenApart() {
        for (int i = 0; i < 16; i++) {
            throttle.failed(admit("a key", LoginKind.KEY, HOME).orElseThrow());
        }
        assertFalse(admit("a key", LoginKind.KEY, HOME).isPresent());

        pardon.name("a key", LoginKind.PASSWORD);
        assertFalse(admit("another key", LoginKind.KEY, HOME).isPresent(), "it was no password");
        pardon.address(Address.parse(HOME));
        assertTrue(admit("another key", LoginKind.KEY, HOME).isPresent());
    }
}
