package org.postern.core.account.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.core.account.control.LoginTraces.Counted;
import org.postern.core.account.control.LoginTraces.OfAddress;
import org.postern.core.account.control.LoginTraces.OfPair;
import org.postern.core.account.control.LoginTraces.OfSubject;
import org.postern.core.caller.Address;
import org.postern.core.fixture.TestClock;

/** What every store of the traces of tries has to keep; periods are those of the default settings. */
public abstract class LoginTracesContract {
    private static final LoginSubject ALICE = LoginSubject.of("alice");
    private static final Address HOME = Address.parse("192.0.2.1");
    private static final OfPair ALICE_AT_HOME = new OfPair(ALICE, HOME);
    private static final Duration PERIOD = Duration.ofMinutes(64);
    private static final Duration MILLI = Duration.ofMillis(1);

    protected final TestClock clock = new TestClock();

    /** An empty store with default settings that goes by the clock above. */
    protected abstract LoginTraces traces();

    @Test
    void failuresAreCountedByEachKeyForAPeriodFromTheFirst() {
        LoginTraces traces = traces();
        List<Counted> keys = List.of(new OfAddress(HOME, LoginKind.PASSWORD), new OfSubject(ALICE), ALICE_AT_HOME);

        keys.forEach(key -> assertEquals(1, traces.addFailure(key)));
        clock.advance(PERIOD.minus(MILLI));
        keys.forEach(key -> assertEquals(2, traces.addFailure(key)));
        keys.forEach(key -> assertEquals(2, traces.failures(key)));
        clock.advance(MILLI);
        keys.forEach(key -> assertEquals(0, traces.failures(key)));
        keys.forEach(key -> assertEquals(1, traces.addFailure(key)));
    }

    @ParameterizedTest(name = "by {0} hours")
    @ValueSource(ints = {-1, 1})
    @DisplayName("a clock that is set neither forgives failures and penalties nor prolongs them")
    void clockThatIsSetNeitherForgivesNorProlongs(int hours) {
        LoginTraces traces = traces();
        OfAddress address = new OfAddress(HOME, LoginKind.PASSWORD);
        traces.addFailure(ALICE_AT_HOME);
        traces.refuse(address);

        clock.set(Duration.ofHours(hours));
        clock.advance(PERIOD.minus(MILLI));
        assertEquals(1, traces.failures(ALICE_AT_HOME));
        assertTrue(traces.isRefused(address));
        clock.set(Duration.ofHours(hours));
        clock.advance(MILLI);
        assertEquals(0, traces.failures(ALICE_AT_HOME));
        assertFalse(traces.isRefused(address));
    }

    @Test
    void keysDoNotMeet() {
        LoginTraces traces = traces();
        traces.addFailure(ALICE_AT_HOME);

        assertEquals(0, traces.failures(new OfAddress(HOME, LoginKind.PASSWORD)));
        assertEquals(0, traces.failures(new OfSubject(ALICE)));
        assertEquals(0, traces.failures(new OfPair(LoginSubject.of("bob"), HOME)));
        assertEquals(0, traces.failures(new OfPair(ALICE, Address.parse("192.0.2.2"))));
    }

    @Test
    void refusedAddressIsRefusedForItsPenaltyAndCountedAnew() {
        LoginTraces traces = traces();
        traces.addFailure(new OfAddress(HOME, LoginKind.PASSWORD));
        traces.refuse(new OfAddress(HOME, LoginKind.PASSWORD));

        assertEquals(0, traces.failures(new OfAddress(HOME, LoginKind.PASSWORD)));
        clock.advance(PERIOD.minus(MILLI));
        assertTrue(traces.isRefused(new OfAddress(HOME, LoginKind.PASSWORD)));
        assertFalse(traces.isRefused(new OfAddress(Address.parse("192.0.2.2"), LoginKind.PASSWORD)));
        clock.advance(MILLI);
        assertFalse(traces.isRefused(new OfAddress(HOME, LoginKind.PASSWORD)));
    }

    @Test
    @DisplayName("the pairs that failed are found by subject and by address, those of an earlier period are not")
    void failedPairsAreFound() {
        LoginTraces traces = traces();
        OfPair elsewhere = new OfPair(ALICE, Address.parse("192.0.2.2"));
        OfPair bob = new OfPair(LoginSubject.of("bob"), HOME);
        traces.addFailure(ALICE_AT_HOME);
        clock.advance(MILLI);
        traces.addFailure(elsewhere);
        traces.addFailure(bob);

        assertEquals(List.of(ALICE_AT_HOME, elsewhere), traces.failedPairs(ALICE));
        assertEquals(List.of(ALICE_AT_HOME, bob), traces.failedPairs(HOME));
        clock.advance(PERIOD.minus(MILLI));
        assertEquals(List.of(elsewhere), traces.failedPairs(ALICE));
        assertEquals(List.of(), traces.failedPairs(Address.parse("192.0.2.3")));
    }

    @Test
    void pardonedAddressIsCountedAnew() {
        LoginTraces traces = traces();
        OfAddress home = new OfAddress(HOME, LoginKind.PASSWORD);
        OfAddress withKeys = new OfAddress(HOME, LoginKind.KEY);
        for (OfAddress address : List.of(home, withKeys)) {
            traces.refuse(address);
            traces.addFailure(address);
        }
        traces.pardon(home);

        assertFalse(traces.isRefused(home));
        assertEquals(0, traces.failures(home));
        assertTrue(traces.isRefused(withKeys));
        assertEquals(1, traces.failures(withKeys));
    }

    @Test
    void pardonedSubjectIsCountedAnewAndItsOwnerStillTold() {
        LoginTraces traces = traces();
        OfSubject bob = new OfSubject(LoginSubject.of("bob"));
        for (OfSubject subject : List.of(new OfSubject(ALICE), bob)) {
            traces.addFailure(subject);
            assertTrue(traces.takeSharedTry(subject.subject()));
        }
        traces.pardon(new OfSubject(ALICE));

        assertEquals(0, traces.failures(new OfSubject(ALICE)));
        assertTrue(traces.takeSharedTry(ALICE));
        assertEquals(1, traces.failuresSinceLogin(ALICE));
        assertEquals(1, traces.failures(bob));
        assertFalse(traces.takeSharedTry(bob.subject()));
    }

    @Test
    void sharedTryIsFreeOnceAMinute() {
        LoginTraces traces = traces();

        assertTrue(traces.takeSharedTry(ALICE));
        assertTrue(traces.takeSharedTry(LoginSubject.of("bob")));
        clock.advance(Duration.ofMillis(59_999));
        assertFalse(traces.takeSharedTry(ALICE));
        clock.advance(MILLI);
        assertTrue(traces.takeSharedTry(ALICE), "asking in vain does not lengthen it");
    }

    @Test
    void addressStaysFamiliarForThirtyDaysOfTheSubjectsLastUse() {
        LoginTraces traces = traces();
        traces.makeFamiliar(ALICE_AT_HOME);

        clock.advance(Duration.ofDays(29));
        assertTrue(traces.isFamiliar(ALICE_AT_HOME));
        assertFalse(traces.isFamiliar(new OfPair(ALICE, Address.parse("192.0.2.2"))));
        clock.advance(Duration.ofDays(29));
        assertTrue(traces.isFamiliar(ALICE_AT_HOME));
        clock.advance(Duration.ofDays(30));
        assertFalse(traces.isFamiliar(ALICE_AT_HOME));
    }

    @Test
    void theLastSixteenAddressesAreFamiliar() {
        LoginTraces traces = traces();
        for (int i = 1; i <= 16; i++) {
            traces.makeFamiliar(new OfPair(ALICE, Address.parse("192.0.2." + i)));
        }
        traces.makeFamiliar(ALICE_AT_HOME);
        traces.makeFamiliar(new OfPair(ALICE, Address.parse("192.0.2.17")));

        assertTrue(traces.isFamiliar(ALICE_AT_HOME), "used again");
        assertFalse(traces.isFamiliar(new OfPair(ALICE, Address.parse("192.0.2.2"))));
        assertTrue(traces.isFamiliar(new OfPair(ALICE, Address.parse("192.0.2.3"))));
    }
}
