package org.postern.core.account.boundary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.core.TestSettings;
import org.postern.core.account.control.LoginAccounts;
import org.postern.core.account.control.LoginDesk;
import org.postern.core.account.control.LoginProof;
import org.postern.core.account.control.LoginTraces;
import org.postern.core.account.control.SrpAccount;
import org.postern.core.account.local.LocalLoginTraces;
import org.postern.core.account.local.LocalPendingLogins;
import org.postern.core.budget.Budgets;
import org.postern.core.caller.Address;
import org.postern.core.fixture.TestClock;
import org.postern.core.session.boundary.Session;
import org.postern.core.session.boundary.Sessions;
import org.postern.core.session.local.LocalSessions;
import org.postern.core.settings.Settings;
import org.postern.crypto.srp.LoginData;
import org.postern.crypto.srp.SrpAgreement;
import org.postern.crypto.srp.SrpClient;
import org.postern.crypto.srp.SrpGroup;
import org.postern.protocol.id.Username;
import org.postern.transport.message.HandshakeRefused;
import org.postern.transport.server.PasswordLogin;
import org.postern.transport.server.PasswordLogin.Challenge;

class PasswordLoginsTest {
    private static final Username ALICE = new Username("alice");
    private static final Username BLOCKED = new Username("blocked");
    private static final String PASSWORD = "correct horse battery";
    private static final byte[] SALT = new byte[16];
    private static final Address HERE = Address.parse("192.0.2.1");
    private static final SrpGroup GROUP = SrpGroup.RFC5054_3072;

    private final SecureRandom random = new SecureRandom();
    private final TestClock clock = new TestClock();
    private final Sessions sessions = new LocalSessions(Duration.ofMinutes(24), random, clock.uptime());
    private final StoredAccounts stored = new StoredAccounts();
    private PasswordLogins logins = logins();

    /** Accounts in memory, in place of rows. */
    private final class StoredAccounts extends LoginAccounts {
        private final Map<Username, SrpAccount> accounts = new HashMap<>();

        void add(Username name, boolean active) {
            BigInteger verifier = SrpClient.verifier(GROUP, name.text(), PASSWORD, SALT);
            accounts.put(
                    name,
                    new SrpAccount(
                            Optional.of(name).filter(user -> active),
                            GROUP,
                            SALT,
                            verifier,
                            new LoginData(600_000, new byte[16]).toJson()));
        }

        @Override
        public Optional<SrpAccount> find(Username name) {
            return Optional.ofNullable(accounts.get(name));
        }

        @Override
        public Optional<Session> recordLogin(Username user, LoginProof proof) {
            return find(user).flatMap(SrpAccount::user).map(active -> new Session(active, false, clock.instant()));
        }
    }

    @BeforeEach
    void accounts() {
        stored.add(ALICE, true);
        stored.add(BLOCKED, false);
    }

    private PasswordLogins logins(String... settings) {
        Settings all = TestSettings.with(settings);
        LoginTraces traces = new LocalLoginTraces(all.accounts(), clock.uptime());
        LoginDesk desk =
                new LoginDesk(stored, sessions, new LocalPendingLogins(clock.uptime()), traces, new Budgets(all), all);
        return new PasswordLogins(stored, desk, all, new byte[32], random);
    }

    private static Challenge begin(PasswordLogin login, String user) throws HandshakeRefused {
        return login.begin(user, "localhost", Map.of());
    }

    private String login(String user, String password) throws Exception {
        PasswordLogin login = logins.from(HERE);
        Challenge challenge = begin(login, user);
        SrpClient client = SrpClient.create(challenge.group(), random);
        SrpAgreement agreement = client.agree(user, password, challenge.salt(), challenge.b());
        PasswordLogin.Proof proof = login.finish(challenge.sessionId(), client.publicValue(), agreement.m1());
        assertEquals(agreement.m2(), proof.m2());
        assertArrayEquals(agreement.key(), proof.sharedKey());
        return challenge.sessionId();
    }

    private String refusal(String user, String password) {
        return assertThrows(HandshakeRefused.class, () -> login(user, password)).alertText();
    }

    @Test
    @DisplayName("the right password opens a session")
    void rightPasswordOpensASession() throws Exception {
        String sessionId = login("alice", PASSWORD);

        assertEquals(Optional.of(new Session(ALICE, false, clock.instant())), sessions.find(sessionId));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"alice", "nobody", "blocked", "Not A Name", ""})
    @DisplayName("wrong password, unknown and blocked user get the same alert")
    void wrongPasswordAndUnknownUserGetTheSameAlert(String user) {
        assertEquals("Different M1", refusal(user, "wrong password"));
    }

    @Test
    void rightPasswordOfABlockedAccountIsWrong() {
        assertEquals("Different M1", refusal("blocked", PASSWORD));
    }

    @Test
    @DisplayName("an invented answer has the shape of a stored one and stays the same")
    void inventedAnswersHaveTheShapeOfStoredOnesAndStayTheSame() throws Exception {
        Challenge stranger = begin(logins.from(HERE), "nobody");
        Challenge again = begin(logins().from(HERE), "nobody");
        Challenge other = begin(logins.from(HERE), "somebody");
        Challenge known = begin(logins.from(HERE), "alice");

        assertEquals(known.group(), stranger.group());
        assertEquals(known.salt().length, stranger.salt().length);
        assertEquals(known.loginData().length(), stranger.loginData().length());
        assertEquals(
                LoginData.parse(known.loginData()).rounds(),
                LoginData.parse(stranger.loginData()).rounds());
        assertEquals(known.sessionId().length(), stranger.sessionId().length());
        assertArrayEquals(stranger.salt(), again.salt());
        assertEquals(stranger.loginData(), again.loginData());
        assertNotEquals(stranger.b(), again.b());
        assertFalse(Arrays.equals(stranger.salt(), other.salt()));
        assertNotEquals(stranger.loginData(), other.loginData());
    }

    @Test
    void legacyAnswersHaveRoundsThatClientsOf2018Choose() throws Exception {
        PasswordLogins legacy = logins("profile", "legacy-2018");
        for (int i = 0; i < 50; i++) {
            int rounds = LoginData.parse(begin(legacy.from(HERE), "name" + i).loginData())
                    .rounds();
            assertEquals(4, rounds / 1000, "rounds " + rounds);
        }
    }

    @Test
    void sessionIdIsGoodForOneProof() throws Exception {
        PasswordLogin login = logins.from(HERE);
        Challenge challenge = begin(login, "alice");
        SrpClient client = SrpClient.create(challenge.group(), random);
        BigInteger m1 =
                client.agree("alice", PASSWORD, challenge.salt(), challenge.b()).m1();

        assertAlert("Different M1", () -> login.finish(challenge.sessionId(), client.publicValue(), BigInteger.ONE));
        assertAlert("Unknown session", () -> login.finish(challenge.sessionId(), client.publicValue(), m1));
    }

    @Test
    @DisplayName("a proof that was accepted is not accepted again")
    void acceptedProofIsNotAcceptedAgain() throws Exception {
        String open = login("alice", PASSWORD);

        assertAlert("Invalid session state", () -> logins.from(HERE).finish(open, BigInteger.TWO, BigInteger.ONE));
    }

    @Test
    void begunLoginIsForgottenAfterAMinute() throws Exception {
        PasswordLogin login = logins.from(HERE);
        Challenge challenge = begin(login, "alice");
        clock.advance(Duration.ofSeconds(61));

        assertAlert("Unknown session", () -> login.finish(challenge.sessionId(), BigInteger.TWO, BigInteger.ONE));
    }

    @Test
    void multipleOfNIsRefusedAsA() throws Exception {
        PasswordLogin login = logins.from(HERE);
        for (BigInteger a :
                new BigInteger[] {BigInteger.ZERO, GROUP.n(), GROUP.n().multiply(BigInteger.TWO)}) {
            Challenge challenge = begin(login, "alice");
            assertAlert("Invalid A", () -> login.finish(challenge.sessionId(), a, BigInteger.ONE));
        }
    }

    @Test
    void addressWithTooManyFailuresIsRefusedForItsPenalty() throws Exception {
        for (int i = 0; i < 16; i++) {
            assertEquals("Different M1", refusal("nobody", "guess"));
        }

        assertEquals("Login rejected", refusal("alice", PASSWORD));
        begin(logins.from(Address.parse("192.0.2.2")), "alice");
        clock.advance(Duration.ofSeconds(3841));
        login("alice", PASSWORD);
    }

    @Test
    void begunLoginsDoNotOutliveTheThrottle() throws Exception {
        PasswordLogin login = logins.from(HERE);
        Challenge early = begin(login, "alice");
        for (int i = 0; i < 16; i++) {
            assertEquals("Different M1", refusal("nobody", "guess"));
        }

        assertAlert("Login rejected", () -> login.finish(early.sessionId(), BigInteger.TWO, BigInteger.ONE));
    }

    @Test
    void foreignHostRevealsNothingAboutUsers() {
        PasswordLogin login = logins.from(HERE);

        assertAlert("User doesn't exist", () -> login.begin("alice", "example.org", Map.of()));
        assertAlert("User doesn't exist", () -> login.begin("nobody", "example.org", Map.of()));
    }

    @Test
    void loginsCanBeSwitchedOff() {
        logins = logins("loginBlocked", "true");

        assertEquals("Login blocked", refusal("alice", PASSWORD));
    }

    private static void assertAlert(String text, Executable deed) {
        assertEquals(text, assertThrows(HandshakeRefused.class, deed).alertText());
    }
}
