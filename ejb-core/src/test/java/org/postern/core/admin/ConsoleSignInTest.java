package org.postern.core.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.core.admin.boundary.Administrators;
import org.postern.core.admin.boundary.ConsoleSetUp;
import org.postern.core.admin.boundary.ConsoleSignIn;
import org.postern.core.admin.boundary.ConsoleSignIn.Outcome;
import org.postern.core.admin.boundary.ConsoleSignIn.Right;
import org.postern.core.admin.boundary.ConsoleSignIn.Slowed;
import org.postern.core.admin.boundary.ConsoleSignIn.Wrong;
import org.postern.core.admin.control.RefusalLog;
import org.postern.core.caller.Address;
import org.postern.core.fixture.Core;
import org.postern.core.fixture.RealDatabase;
import org.postern.core.token.OneTimeToken;
import org.postern.protocol.Profile;
import org.postern.protocol.ProtocolException;

/** The door of the console, with a real password behind it. */
class ConsoleSignInTest {
    private static final String ADAM = "adam.lis";
    private static final String PASSWORD = "three blind mice running";
    private static final String HOME = "192.0.2.1";
    private static final String STRANGER = "198.51.100.1";

    private final Core core = new Core(Profile.STRICT, Map.of());

    @BeforeEach
    void oneAdministrator() throws Exception {
        RealDatabase.execute("truncate console_account, console_link");
        OneTimeToken code = core.call(ConsoleSetUp.class, ConsoleSetUp::renewFirst)
                .orElseThrow()
                .code();
        core.call(ConsoleSetUp.class, setUp -> {
            try {
                setUp.use(code, ADAM, PASSWORD.toCharArray());
                return true;
            } catch (AdminRefused e) {
                throw new AssertionError(e);
            }
        });
    }

    private Outcome signIn(String name, String password, String address) throws ProtocolException {
        return core.call(
                ConsoleSignIn.class, door -> door.signIn(name, password.toCharArray(), Address.parse(address)));
    }

    @Test
    void rightPasswordIsRightAndNothingElse() throws Exception {
        assertEquals(new Right(0), signIn(ADAM, PASSWORD, HOME));
        assertEquals(new Wrong(), signIn(ADAM, PASSWORD + " ", HOME));
        assertEquals(new Wrong(), signIn("Adam.Lis", PASSWORD, HOME));
        assertEquals(new Wrong(), signIn("nobody", PASSWORD, HOME));
        assertEquals(new Wrong(), signIn("", "", HOME));
    }

    @Test
    void strangersGuessesKeepNobodyOut() throws Exception {
        List<Outcome> guesses = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            guesses.add(signIn(ADAM, "guess" + i, STRANGER));
        }

        assertEquals(Collections.nCopies(6, new Wrong()), guesses.subList(0, 6));
        assertEquals(Collections.nCopies(54, new Slowed(Duration.ofSeconds(1))), guesses.subList(6, 60));
        assertEquals(new Right(0), signIn(ADAM, PASSWORD, HOME));
    }

    @Test
    @DisplayName(
            "a name without an account takes the time of one with an account: medians of 15 tries each within a fifth")
    void unknownNameTakesTheTimeOfAKnownOne() throws Exception {
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int i = 1; i <= 15; i++) {
            known.add(nanos(ADAM, "192.0.2." + i));
            unknown.add(nanos("eve.lis", "192.0.2." + i));
        }

        double ratio = (double) median(unknown) / median(known);
        assertTrue(ratio > 0.8 && ratio < 1.25, "expected the same time, found unknown/known = " + ratio);
    }

    private long nanos(String name, String address) throws ProtocolException {
        long start = System.nanoTime();
        assertEquals(new Wrong(), signIn(name, "not the password", address));
        return System.nanoTime() - start;
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    @Test
    void oldPasswordIsGuessedNoFasterInsideThanOutside() throws Exception {
        for (int i = 0; i < 6; i++) {
            assertEquals(new Wrong(), change("guess" + i));
        }

        assertInstanceOf(Slowed.class, change(PASSWORD));
        assertEquals(0, core.call(Administrators.class, one -> one.epoch(ADAM)).orElseThrow());
    }

    private Outcome change(String old) throws ProtocolException {
        return core.call(ConsoleSignIn.class, door -> {
            try {
                return door.changePassword(
                        ADAM, old.toCharArray(), "seven green bottles".toCharArray(), Address.parse(HOME));
            } catch (AdminRefused e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void wrongSetUpCodesAreSlowedDownAndRightOnesAreNot() throws Exception {
        for (int i = 0; i < 6; i++) {
            assertEquals("NO_SUCH_LINK", setUp("guess" + i, STRANGER));
        }

        assertEquals("wait 1 s", setUp("guess", STRANGER));
        String code = core.call(ConsoleSetUp.class, one -> one.newAdministrator(Optional.empty()))
                .code()
                .text();
        assertEquals("wait 1 s", setUp(code, STRANGER));
        assertEquals("used", setUp(code, HOME));
    }

    private String setUp(String code, String address) throws ProtocolException {
        return core.call(ConsoleSignIn.class, door -> {
            try {
                return door.setUp(code, "j.wrona", PASSWORD.toCharArray(), Address.parse(address))
                        .map(wait -> "wait " + wait.toSeconds() + " s")
                        .orElse("used");
            } catch (AdminRefused e) {
                return e.reason().name();
            }
        });
    }

    /** What a class writes into the log. */
    private static final class Lines extends Handler {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            lines.add(new SimpleFormatter().formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void logHasALineForEachFailureAndNothingThatWasTyped() throws Exception {
        Lines log = new Lines();
        Logger logger = Logger.getLogger(RefusalLog.class.getName());
        logger.addHandler(log);
        try {
            var _ = signIn(ADAM, "typed secret", STRANGER);
            var _ = signIn("secret in the wrong field", "x", STRANGER);
            var _ = signIn(ADAM, PASSWORD, HOME);
        } finally {
            logger.removeHandler(log);
        }

        assertEquals(
                List.of(
                        "console: wrong password for adam.lis, from 198.51.100.1",
                        "console: unknown name, from 198.51.100.1"),
                log.lines);
    }

    @Test
    void floodOfFailuresDoesNotFillTheLog() {
        Lines log = new Lines();
        Logger logger = Logger.getLogger(RefusalLog.class.getName());
        RefusalLog refusals = new RefusalLog();
        logger.addHandler(log);
        try {
            for (int i = 0; i < 5000; i++) {
                refusals.note(1_800_000_000_000L, "unknown name", Address.parse(STRANGER));
            }
            refusals.note(1_800_000_060_000L, "unknown name", Address.parse(STRANGER));
        } finally {
            logger.removeHandler(log);
        }

        assertEquals(62, log.lines.size());
        assertEquals("console: 4,940 more refusals in the last minutes were not told one by one", log.lines.get(60));
    }
}
