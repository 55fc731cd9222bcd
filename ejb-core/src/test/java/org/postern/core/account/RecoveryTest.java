package org.postern.core.account;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.postern.core.fixture.Refusals.assertRefused;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.core.account.boundary.AccountBoundary;
import org.postern.core.account.boundary.KeyLogins;
import org.postern.core.account.control.LoginAccounts;
import org.postern.core.account.control.LoginDesk;
import org.postern.core.account.control.LoginProof;
import org.postern.core.account.control.SrpAccount;
import org.postern.core.account.local.LocalLoginTraces;
import org.postern.core.account.local.LocalPendingLogins;
import org.postern.core.budget.Budgets;
import org.postern.core.caller.Address;
import org.postern.core.caller.Caller;
import org.postern.core.database.Database;
import org.postern.core.fixture.Core;
import org.postern.core.fixture.RealDatabase;
import org.postern.core.freshness.boundary.Nonces;
import org.postern.core.freshness.boundary.OneTimeValues;
import org.postern.core.freshness.local.LocalReadValues;
import org.postern.core.freshness.postgres.PostgresOneTimeValues;
import org.postern.core.session.boundary.Session;
import org.postern.core.session.boundary.Sessions;
import org.postern.core.session.boundary.SessionsEnded;
import org.postern.core.session.local.LocalSessions;
import org.postern.core.settings.Settings;
import org.postern.crypto.ec.CompactSignature;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.ecies.Ecies;
import org.postern.crypto.primitive.Sha2;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.Profile;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.Username;
import org.postern.protocol.method.AccountMethods.NewCredentials;
import org.postern.protocol.method.AccountMethods.NewRecoveryData;
import org.postern.protocol.method.AccountMethods.RecoveryData;
import org.postern.protocol.method.NoParams;
import org.postern.transport.message.HandshakeRefused;
import org.postern.transport.message.KeyLoginProof;
import org.postern.transport.server.KeyLogin;
import org.postern.transport.server.KeyLogin.Challenge;

/** Recovery data, the login by its key, and the new password that follows (api.md §13; transport.md §9.5, §15). */
class RecoveryTest extends AccountFixture {
    private static final Username ALICE = new Username("alice");
    private static final byte[] SECRET = Sha2.sha256(new byte[] {7});

    private final SecureRandom random = new SecureRandom();
    private final EcPrivateKey recoveryKey = EcPrivateKey.generate(random);
    private Sessions sessions = new LocalSessions(Duration.ofMinutes(24), random, core.uptime);
    private KeyLogin logins = logins();

    @BeforeEach
    void alice() throws Exception {
        RealDatabase.execute("truncate one_time_value");
        register(new Applicant("alice").with(firstToken()));
        setRecovery("alice", recoveryKey.publicKey());
    }

    private KeyLogin logins() {
        sessions = new LocalSessions(Duration.ofMinutes(24), random, core.uptime);
        Settings settings = core.settings;
        LoginAccounts accounts = new TransactionalAccounts(core);
        OneTimeValues values = new PostgresOneTimeValues(new Database(RealDatabase.shared()), core.clock.cautious());
        return new KeyLogins(
                        accounts,
                        new LoginDesk(
                                accounts,
                                sessions,
                                new LocalPendingLogins(core.uptime),
                                new LocalLoginTraces(settings.accounts(), core.uptime),
                                new Budgets(settings),
                                settings),
                        new Nonces(
                                values, new LocalReadValues(10, values, core.clock.cautious()), core.clock, settings),
                        settings,
                        random)
                .from(Address.parse("192.0.2.1"));
    }

    private void setRecovery(String user, EcPublicKey key) throws ProtocolException {
        NewRecoveryData data = new NewRecoveryData(new byte[] {4}, "1.0", new RecoveryData(key, new byte[] {5, 6}));
        core.call(AccountBoundary.class, b -> b.setRecoveryData(as(user, false), data));
    }

    private KeyLoginProof proof(Challenge challenge, Map<String, String> changes) {
        String sealed = Base64.getEncoder().encodeToString(Ecies.seal(recoveryKey, challenge.serverKey(), SECRET));
        String nonce = changes.getOrDefault("nonce", "n".repeat(32));
        String timestamp = changes.getOrDefault("timestamp", String.valueOf(core.clock.millis()));
        EcPrivateKey signer = changes.containsKey("signer") ? EcPrivateKey.generate(random) : recoveryKey;
        byte[] text = ("login" + sealed + " " + nonce + " " + timestamp).getBytes(StandardCharsets.UTF_8);
        return new KeyLoginProof(nonce, timestamp, sealed, CompactSignature.sign(signer, Sha2.sha256(text)));
    }

    private Challenge begin() throws HandshakeRefused {
        return logins.begin(recoveryKey.publicKey().text(), Map.of());
    }

    @Test
    @DisplayName("the recovery key logs in with the level of the account")
    void recoveryKeyLogsIn() throws Exception {
        Challenge challenge = begin();

        assertEquals("alice", challenge.user());
        assertArrayEquals(SECRET, logins.finish(challenge.sessionId(), proof(challenge, Map.of())));
        assertEquals(Optional.of(new Session(ALICE, true, core.clock.instant())), sessions.find(challenge.sessionId()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a nonce used before, nonce, uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu, Invalid nonce",
        "a time an hour and more ago, timestamp, 1799996399999, Invalid timestamp",
        "a time that is no number of 64 bits, timestamp, 999999999999999999999, Invalid timestamp",
        "another signer, signer, other, Invalid signature",
    })
    @DisplayName("a proof is refused by the alert of its fault")
    void wrongProofIsRefusedByItsAlert(String which, String member, String value, String alert) throws Exception {
        RealDatabase.execute("insert into one_time_value values ('" + "u".repeat(32) + "', 'NONCE', 1900000000000)");
        Challenge challenge = begin();

        assertAlert(alert, () -> logins.finish(challenge.sessionId(), proof(challenge, Map.of(member, value))));
        assertAlert("Unknown session", () -> logins.finish(challenge.sessionId(), proof(challenge, Map.of())));
    }

    @Test
    void nonceOfAWrongSignatureIsNotUsedUp() throws Exception {
        Challenge challenge = begin();
        assertAlert(
                "Invalid signature",
                () -> logins.finish(challenge.sessionId(), proof(challenge, Map.of("signer", "other"))));

        assertEquals(0, RealDatabase.number("select count(*) from one_time_value"));
    }

    @Test
    void secretSealedForAnotherKeyIsRefused() throws Exception {
        Challenge first = begin();
        Challenge second = begin();

        assertAlert("Invalid checksum", () -> logins.finish(second.sessionId(), proof(first, Map.of())));
        assertFalse(sessions.isOpen(second.sessionId()));
    }

    @Test
    void acceptedProofIsNotAcceptedAgain() throws Exception {
        Challenge challenge = begin();
        logins.finish(challenge.sessionId(), proof(challenge, Map.of()));

        assertAlert("Invalid session state", () -> logins.finish(challenge.sessionId(), proof(challenge, Map.of())));
    }

    @Test
    void begunLoginIsForgottenAfterAMinute() throws Exception {
        Challenge challenge = begin();
        core.clock.advance(Duration.ofSeconds(61));

        assertAlert("Unknown session", () -> logins.finish(challenge.sessionId(), proof(challenge, Map.of())));
    }

    @Test
    @DisplayName("an unknown key, and the key of a blocked account, belong to nobody")
    void unknownAndBlockedKeysBelongToNobody() throws Exception {
        String unknown = EcPrivateKey.generate(random).publicKey().text();
        assertAlert("User doesn't exist", () -> logins.begin(unknown, Map.of()));
        Challenge challenge = begin();
        RealDatabase.execute("update account set state = 'BLOCKED'");

        assertAlert("User doesn't exist", this::begin);
        assertAlert("User doesn't exist", () -> logins.finish(challenge.sessionId(), proof(challenge, Map.of())));
    }

    @Test
    void whatIsNoKeyIsMalformed() {
        assertAlert("Invalid json parameters", () -> logins.begin("no key", Map.of()));
    }

    @Test
    void keysAreTriedOnlySoOften() {
        String unknown = EcPrivateKey.generate(random).publicKey().text();
        for (int i = 0; i < 16; i++) {
            assertAlert("User doesn't exist", () -> logins.begin(unknown, Map.of()));
        }

        assertAlert("Login rejected", this::begin);
    }

    @Test
    void keyLoginCanBeSwitchedOff() throws Exception {
        core = core(Map.of("postern.keyLoginEnabled", "false"));
        logins = logins();

        assertAlert("Login blocked", this::begin);
    }

    @Test
    @DisplayName("recovery data is given back as it was stored, and its key belongs to one account")
    void recoveryDataIsKept() throws Exception {
        RecoveryData kept = core.call(AccountBoundary.class, b -> b.getRecoveryData(as("alice", true), NoParams.NONE))
                .orElseThrow();
        assertEquals(recoveryKey.publicKey(), kept.pub());
        assertArrayEquals(new byte[] {5, 6}, kept.data());
        assertArrayEquals(
                new byte[] {4},
                core.call(AccountBoundary.class, b -> b.getPrivData(as("alice", true), NoParams.NONE))
                        .orElseThrow());

        register(new Applicant("bob").with(invitation()));
        assertEquals(
                Optional.empty(),
                core.call(AccountBoundary.class, b -> b.getRecoveryData(as("bob", false), NoParams.NONE)));
        assertRefused(ErrorCode.INVALID_JSON_PARAMETERS, () -> setRecovery("bob", recoveryKey.publicKey()));
        setRecovery("alice", recoveryKey.publicKey());
    }

    @Test
    @DisplayName("new recovery words end the user's other sessions, and those of before do not log in")
    void newWordsEndOtherSessionsAndVoidTheOld() throws Exception {
        Challenge begun = begin();
        core.events.clear();
        setRecovery("alice", EcPrivateKey.generate(random).publicKey());

        assertEquals(
                List.of(new SessionsEnded(
                        ALICE, Optional.of(as("alice", false).requireUser().sessionId()))),
                core.events);
        assertAlert("User doesn't exist", this::begin);
        assertAlert("User doesn't exist", () -> logins.finish(begun.sessionId(), proof(begun, Map.of())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"STRICT, true", "LEGACY_2018, false"})
    @DisplayName("a new password voids the recovery words of before, but for clients of 2018, who count on them")
    void newPasswordVoidsRecoveryWords(Profile profile, boolean isVoid) throws Exception {
        core = new Core(profile, Map.of());
        logins = logins();
        NewCredentials change = new NewCredentials(new byte[16], "05", new byte[] {9}, "{}", "1.1", Optional.of(true));
        core.call(AccountBoundary.class, b -> b.setCredentials(as("alice", true), change));

        assertEquals(
                isVoid,
                core.call(AccountBoundary.class, b -> b.getRecoveryData(as("alice", true), NoParams.NONE))
                        .isEmpty());
    }

    @Test
    @DisplayName("a new password replaces the old one, and ends the user's other sessions")
    void newPasswordEndsOtherSessions() throws Exception {
        SrpAccount before = core.call(LoginAccounts.class, l -> l.find(ALICE)).orElseThrow();
        NewCredentials change = new NewCredentials(new byte[16], "05", new byte[] {9}, "{}", "1.1", Optional.of(true));
        Caller caller = as("alice", true);
        core.events.clear();
        core.call(AccountBoundary.class, b -> b.setCredentials(caller, change));

        SrpAccount after = core.call(LoginAccounts.class, l -> l.find(ALICE)).orElseThrow();
        assertEquals(BigInteger.valueOf(5), after.verifier());
        assertEquals("{}", after.loginData());
        assertEquals(
                List.of(new SessionsEnded(
                        ALICE, Optional.of(caller.requireUser().sessionId()))),
                core.events);
        assertFalse(new LoginProof.OfPassword(before.verifier()).equals(new LoginProof.OfPassword(after.verifier())));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"00", "01"})
    void verifierThatBelongsToNoPasswordIsRefused(String verifier) {
        NewCredentials change =
                new NewCredentials(new byte[16], verifier, new byte[] {9}, "{}", "1.1", Optional.empty());
        core.events.clear();

        assertRefused(
                ErrorCode.INVALID_VERIFIER,
                () -> core.call(AccountBoundary.class, b -> b.setCredentials(as("alice", true), change)));
        assertEquals(List.of(), core.events);
    }

    private static void assertAlert(String text, Executable deed) {
        assertEquals(text, assertThrows(HandshakeRefused.class, deed).alertText());
    }
}
