package org.postern.core.account.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.core.TestSettings;
import org.postern.core.account.control.LoginThrottle.Attempt;
import org.postern.core.account.local.LocalLoginTraces;
import org.postern.core.caller.Address;
import org.postern.core.fixture.TestClock;
import org.postern.core.settings.AccountSettings;

/** Logins slowed down by address and by account; with the settings of the reference, 16 failures by address, 32 by name. */
class LoginThrottleTest {
    private static final String HOME = "192.0.2.1";
    private static final String STRANGER = "198.51.100.1";

    private final TestClock clock = new TestClock();
    private final AccountSettings settings = TestSettings.with().accounts();
    private final LoginThrottle throttle = new LoginThrottle(settings, new LocalLoginTraces(settings, clock.uptime()));

    private Optional<Attempt> admit(String name, String address) {
        return throttle.admit(name, LoginKind.PASSWORD, Address.parse(address));
    }

    private void fail(String name, String address, int times) {
        for (int i = 0; i < times; i++) {
            admit(name, address).ifPresent(throttle::failed);
        }
    }

    private void succeed(String name, String address) {
        throttle.succeeded(admit(name, address).orElseThrow());
    }

    /** Failures from so many addresses that the name is besieged, and each address is still allowed. */
    private void besiege(String name) {
        for (int i = 1; i <= 16; i++) {
            fail(name, "203.0.113." + i, 2);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "another name from the same address,  bob,   192.0.2.1, false",
        "the same name from another address,  alice, 192.0.2.2, true",
        "another name from another address,   bob,   192.0.2.2, true",
    })
    void afterSixteenFailuresOfAnAddress(String which, String name, String address, boolean admitted) {
        fail("alice", HOME, 16);

        assertFalse(admit("alice", HOME).isPresent());
        assertEquals(admitted, admit(name, address).isPresent(), which);
        clock.advance(Duration.ofSeconds(3841));
        assertTrue(admit("alice", HOME).isPresent(), "after the penalty");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "another /64 is somebody else,      2001:db8:0:2::1, true",
        "the rest of a /64 is one subscriber, 2001:db8:0:1:ffff::9, false",
    })
    void addressesOfVersionSixCountByTheirFirstHalf(String which, String other, boolean admitted) {
        fail("alice", "2001:db8:0:1::1", 16);

        assertEquals(admitted, admit("bob", other).isPresent(), which);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"alice", "nobody-has-this-name", "Not A Name", ""})
    @DisplayName("a besieged name is slowed down for strangers, whether it exists or not")
    void besiegedNameIsSlowForStrangers(String name) {
        besiege(name);

        fail(name, STRANGER, 2);
        assertTrue(admit(name, STRANGER).isPresent(), "the try that all strangers share");
        assertFalse(admit(name, STRANGER).isPresent());
        assertFalse(admit(name, "203.0.113.1").isPresent(), "it is shared by all");
        clock.advance(Duration.ofSeconds(61));
        assertTrue(admit(name, STRANGER).isPresent(), "never refused for good");
    }

    @Test
    @DisplayName("nobody is locked out by the failures of others: not where he logged in before, nor anywhere new")
    void siegeLocksNobodyOut() {
        succeed("alice", HOME);
        besiege("alice");
        fail("alice", STRANGER, 100);

        for (int i = 0; i < 15; i++) {
            throttle.failed(admit("alice", HOME).orElseThrow());
        }
        assertTrue(admit("alice", HOME).isPresent(), "the familiar address has its own sixteen");
        assertTrue(admit("alice", "198.51.100.77").isPresent(), "an address that nobody has used yet");
    }

    @Test
    @DisplayName("a neighbour behind the same address locks out only himself")
    void neighbourLocksOnlyHimselfOut() {
        succeed("alice", HOME);
        fail("bob", HOME, 16);

        assertFalse(admit("bob", HOME).isPresent());
        assertTrue(admit("alice", HOME).isPresent());
    }

    @Test
    void familiarAddressHasABudgetTooAndItComesBack() {
        succeed("alice", HOME);
        fail("alice", HOME, 16);

        assertFalse(admit("alice", HOME).isPresent());
        clock.advance(Duration.ofSeconds(3841));
        assertTrue(admit("alice", HOME).isPresent());
    }

    @Test
    void successWithOneNameDoesNotHelpToGuessAnother() {
        succeed("mallory", STRANGER);
        fail("alice", STRANGER, 15);
        succeed("mallory", STRANGER);
        fail("alice", STRANGER, 1);

        assertFalse(admit("alice", STRANGER).isPresent());
    }

    @Test
    void triesBegunBeforeAreNotFinishedAfterTheBudgetIsSpent() {
        Attempt early = admit("alice", STRANGER).orElseThrow();
        fail("alice", STRANGER, 16);

        assertFalse(throttle.judge(early));
    }

    @Test
    void sharedTryMayBeFinished() {
        besiege("alice");
        fail("alice", STRANGER, 2);

        assertTrue(throttle.judge(admit("alice", STRANGER).orElseThrow()));
    }

    @Test
    void anAccountHasSixteenFamiliarAddressesTheNewestOnes() {
        for (int i = 1; i <= 17; i++) {
            succeed("alice", "192.0.2." + i);
        }
        besiege("alice");
        fail("alice", "192.0.2.1", 2);
        assertTrue(admit("alice", "192.0.2.1").isPresent(), "the shared try");
        assertFalse(admit("alice", "192.0.2.1").isPresent(), "the oldest is a stranger again");
        fail("alice", "192.0.2.17", 3);
        assertTrue(admit("alice", "192.0.2.17").isPresent());
    }

    @Test
    @DisplayName("of sixty proofs at once from one address sixteen are judged, and the others wait for nothing")
    void proofsAtOnceAreJudgedNoOftenerThanTheyMayFail() throws Exception {
        List<Attempt> begun = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            begun.add(admit("name-" + i, STRANGER).orElseThrow());
        }
        AtomicInteger judged = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(60)) {
            begun.forEach(attempt -> threads.execute(() -> {
                if (throttle.judge(attempt)) {
                    judged.incrementAndGet();
                    throttle.failed(attempt);
                    throttle.over(attempt);
                }
            }));
        }
        assertEquals(16, judged.get());
    }

    @Test
    @DisplayName("sixty right passwords at once from one office all get in")
    void rightProofsAtOnceAreAllJudged() throws Exception {
        fail("mistyped", HOME, 14);
        AtomicInteger loggedIn = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(60)) {
            for (int i = 0; i < 60; i++) {
                Attempt attempt = admit("name-" + i, HOME).orElseThrow();
                threads.execute(() -> {
                    if (throttle.judge(attempt)) {
                        loggedIn.incrementAndGet();
                        throttle.succeeded(attempt);
                        throttle.over(attempt);
                    }
                });
            }
        }
        assertEquals(60, loggedIn.get());
    }

    @Test
    @DisplayName("an office in which everybody mistypes once and then gets in is not refused")
    void ownMistakesAreForgiven() {
        for (int i = 0; i < 500; i++) {
            fail("name-" + i, HOME, 1);
            succeed("name-" + i, HOME);
        }
        fail("alice", HOME, 15);
        assertTrue(admit("bob", HOME).isPresent());
        fail("alice", HOME, 1);
        assertFalse(admit("bob", HOME).isPresent());
    }

    @Test
    void unknownRecoveryKeysDoNotBlockThePasswordsOfAnOffice() {
        for (int i = 0; i < 16; i++) {
            throttle.failed(throttle.admit("key-" + i, LoginKind.KEY, Address.parse(HOME))
                    .orElseThrow());
        }
        assertFalse(throttle.admit("key", LoginKind.KEY, Address.parse(HOME)).isPresent());
        assertTrue(admit("alice", HOME).isPresent());
    }

    @Test
    void ownerIsToldOfFailuresSinceHisLastLogin() {
        fail("alice", STRANGER, 3);
        fail("alice", HOME, 1);
        Attempt attempt = admit("alice", HOME).orElseThrow();

        assertEquals(4, throttle.failuresSinceLogin(attempt));
        throttle.succeeded(attempt);
        assertEquals(0, throttle.failuresSinceLogin(attempt));
    }
}
