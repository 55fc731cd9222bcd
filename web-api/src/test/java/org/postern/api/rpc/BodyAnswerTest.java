package org.postern.api.rpc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.core.account.boundary.AccountDirectory;
import org.postern.core.account.boundary.KeyLogins;
import org.postern.core.account.boundary.PasswordLogins;
import org.postern.core.account.control.LoginAccounts;
import org.postern.core.account.control.LoginDesk;
import org.postern.core.account.control.LoginProof;
import org.postern.core.account.control.SrpAccount;
import org.postern.core.account.local.LocalLoginTraces;
import org.postern.core.account.local.LocalPendingLogins;
import org.postern.core.budget.Budgets;
import org.postern.core.database.Database;
import org.postern.core.database.DatabaseGate;
import org.postern.core.expiry.CautiousClock;
import org.postern.core.expiry.Uptime;
import org.postern.core.freshness.boundary.Nonces;
import org.postern.core.freshness.boundary.OneTimeValues;
import org.postern.core.freshness.local.LocalReadValues;
import org.postern.core.freshness.postgres.PostgresOneTimeValues;
import org.postern.core.identity.ServerKeystore;
import org.postern.core.identity.file.FileServerKeystore;
import org.postern.core.session.boundary.Session;
import org.postern.core.session.boundary.Sessions;
import org.postern.core.session.local.LocalSessions;
import org.postern.core.session.local.LocalTicketStore;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.srp.LoginData;
import org.postern.crypto.srp.SrpClient;
import org.postern.crypto.srp.SrpGroup;
import org.postern.protocol.id.Username;
import org.postern.protocol.keystore.Keystore;
import org.postern.transport.PrivmxTls;
import org.postern.transport.blocking.ClientConnection;
import org.postern.transport.client.AlertReceived;
import org.postern.transport.message.CallOutcome;
import org.postern.transport.message.CallRequest;

/** Bytes in, bytes out: a real client and the record endpoint, with accounts in memory. */
class BodyAnswerTest {
    private static final String PASSWORD = "cGFzc3dvcmQgb2YgYWxpY2U=";
    private static final byte[] SALT = new byte[16];

    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock = InstantSource.system();
    private final Uptime uptime = Uptime.begin();
    private final CautiousClock cautious = new CautiousClock(clock, uptime);
    private final Sessions sessions = new LocalSessions(Duration.ofMinutes(24), random, uptime);
    private final Directory directory = new Directory();
    private final List<byte[]> bodies = new ArrayList<>();
    private final Stored stored = new Stored();
    private final Budgets budgets = new Budgets(TestCalls.SETTINGS);
    private final LoginDesk desk = new LoginDesk(
            stored,
            sessions,
            new LocalPendingLogins(uptime),
            new LocalLoginTraces(TestCalls.SETTINGS.accounts(), uptime),
            budgets,
            TestCalls.SETTINGS);
    private final OneTimeValues noValues = new PostgresOneTimeValues(new Database(nowhere()), cautious);
    private final Nonces nonces =
            new Nonces(noValues, new LocalReadValues(10, noValues, cautious), clock, TestCalls.SETTINGS);
    private final ServerKeystore serverKey =
            FileServerKeystore.in(DIRECTORY, TestCalls.SETTINGS.hosts(), random, clock);
    private final TestCalls calls = new TestCalls();
    private final WaitingRoom room = new WaitingRoom(budgets.waitingCalls());
    private final Conversations conversations = new Conversations(
            budgets,
            new LocalTicketStore(Duration.ofMinutes(15), 8192, random, uptime),
            new PasswordLogins(stored, desk, TestCalls.SETTINGS, new byte[32], random),
            new KeyLogins(stored, desk, nonces, TestCalls.SETTINGS, random),
            serverKey,
            TestCalls.SETTINGS,
            new Callers(sessions, directory),
            calls.dispatcher(),
            room,
            new DatabaseGate(() -> true),
            random,
            uptime);
    private Consumer<WaitingCall> whileWaiting = _ -> {};
    private final ClientConnection client = client();

    @TempDir
    private static Path DIRECTORY = Path.of("");

    private ClientConnection client() {
        return PrivmxTls.getInstance().newClientConnection(this::post, random, clock, "test;1");
    }

    private static DataSource nowhere() {
        return (DataSource) Proxy.newProxyInstance(
                BodyAnswerTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (_, method, _) -> {
                    throw new AssertionError("expected no use of the database, found " + method.getName());
                });
    }

    /** One account, in place of rows. */
    private static final class Stored extends LoginAccounts {
        @Override
        public Optional<SrpAccount> find(Username name) {
            BigInteger verifier = SrpClient.verifier(SrpGroup.RFC5054_3072, "alice", PASSWORD, SALT);
            SrpAccount account = new SrpAccount(
                    Optional.of(name),
                    SrpGroup.RFC5054_3072,
                    SALT,
                    verifier,
                    new LoginData(600_000, new byte[16]).toJson());
            return Optional.of(account).filter(any -> name.equals(TestCalls.ALICE));
        }

        @Override
        public Optional<Session> recordLogin(Username user, LoginProof proof) {
            return Optional.of(new Session(user, false, Instant.EPOCH));
        }
    }

    /** Whether that account may still be used. */
    private static final class Directory extends AccountDirectory {
        private boolean blocked;

        @Override
        public boolean isActive(Username name) {
            return !blocked;
        }
    }

    private byte[] post(byte[] body) throws IOException {
        bodies.add(body);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        BodyAnswer answer = conversations.answer(body, TestCalls.ADDRESS);
        while (!answer.isComplete()) {
            for (ByteBuffer part : answer.next(1)) {
                all.write(part.array(), part.arrayOffset() + part.position(), part.remaining());
            }
            answer.waiting().ifPresent(whileWaiting);
        }
        return all.toByteArray();
    }

    private CallOutcome call(String method) throws Exception {
        return client.call(List.of(new CallRequest(method, Map.of()))).getFirst();
    }

    private void login() throws Exception {
        client.login("alice", "localhost", loginData -> PASSWORD);
    }

    @Test
    @DisplayName("a standard connection pings, and after the login a user's methods answer")
    void loginOpensAUsersMethods() throws Exception {
        client.connect();
        assertEquals(new CallOutcome.Result("pong"), call("ping"));
        assertTrue(failure(call("setPrivData")).contains("Invalid"));
        assertEquals(
                "Failed assert USER_AUTHENTICATED for method 'descriptorCreateInit'",
                failure(call("descriptorCreateInit")));

        login();
        assertTrue(client.isLoggedIn());
        assertEquals(new CallOutcome.Result("00".repeat(16)), call("descriptorCreateInit"));
    }

    @Test
    void failedCallDoesNotTouchOthersOfItsBody() throws Exception {
        client.connect();
        List<CallOutcome> outcomes = client.call(List.of(
                new CallRequest("ping", Map.of()),
                new CallRequest("invite", Map.of()),
                new CallRequest("noSuch", Map.of()),
                new CallRequest("ping", Map.of())));

        assertEquals(new CallOutcome.Result("pong"), outcomes.get(0));
        assertInstanceOf(CallOutcome.Failure.class, outcomes.get(1));
        assertInstanceOf(CallOutcome.Failure.class, outcomes.get(2));
        assertEquals(new CallOutcome.Result("pong"), outcomes.get(3));
    }

    @Test
    @DisplayName("a wrong password is refused by an alert")
    void wrongPasswordIsRefused() throws Exception {
        client.connect();

        AlertReceived refused =
                assertThrows(AlertReceived.class, () -> client.login("alice", "localhost", loginData -> "d3Jvbmc="));
        assertTrue(String.valueOf(refused.getMessage()).contains("Different M1"), refused.getMessage());
        assertFalse(client.isLoggedIn());
    }

    @Test
    @DisplayName("a body sent again is refused, because its ticket is used")
    void bodySentAgainIsRefused() throws Exception {
        client.connect();
        assertEquals(new CallOutcome.Result("pong"), call("ping"));
        byte[] again = post(bodies.getLast());

        // A plain alert of version 1, content type 21.
        assertEquals(1, again[0]);
        assertEquals(21, again[1]);
        assertTrue(new String(again, UTF_8).endsWith("Invalid ticket"));
    }

    @Test
    void blockedAccountLosesItsSessions() throws Exception {
        client.connect();
        login();
        directory.blocked = true;
        assertEquals("Unknown session", failure(call("descriptorCreateInit")));

        directory.blocked = false;
        assertEquals("Unknown session", failure(call("descriptorCreateInit")));
        assertEquals(new CallOutcome.Result("pong"), call("ping"));
    }

    @Test
    @DisplayName("a client that knows the server's key opens its connection with it")
    void knownServerKeyOpensTheConnection() throws Exception {
        Keystore published = Keystore.decode(serverKey.published());
        client.connectWithServerKey(published.primaryKey(), published.keyId().text());

        assertEquals(new CallOutcome.Result("pong"), call("ping"));
    }

    @Test
    @DisplayName("a server that does not have the key says so")
    void unknownServerKeyIsRefusedByItsId() {
        EcPublicKey key = EcPrivateKey.generate(random).publicKey();

        AlertReceived refused =
                assertThrows(AlertReceived.class, () -> client.connectWithServerKey(key, "0123456789ABCDEF"));
        assertEquals("Cannot find key with id 0123456789ABCDEF", refused.text());
    }

    @Test
    void callsBehindAWaitingOneWaitWithIt() throws Exception {
        client.connect();
        List<List<String>> begunByThen = new ArrayList<>();
        whileWaiting = _ -> {
            begunByThen.add(List.copyOf(calls.begun));
            assertEquals(1, room.count());
            calls.waiting.getFirst().complete("ab");
        };
        List<CallOutcome> outcomes = client.call(List.of(
                new CallRequest("ping", Map.of()),
                new CallRequest("srpInfo", Map.of()),
                new CallRequest("ping", Map.of())));

        assertEquals(List.of(List.of("ping", "srpInfo")), begunByThen);
        assertEquals(
                List.of(
                        new CallOutcome.Result("pong"),
                        new CallOutcome.Result(Map.of("N", "ab", "g", "2")),
                        new CallOutcome.Result("pong")),
                outcomes);
        assertEquals(0, room.count());
        assertEquals(1, calls.released);
    }

    @Test
    void sessionThatEndedWhileTheBodyWaitedIsLookedUpAnew() throws Exception {
        client.connect();
        login();
        whileWaiting = _ -> directory.blocked = true;
        List<CallOutcome> outcomes = client.call(
                List.of(new CallRequest("getPrivData", Map.of()), new CallRequest("descriptorCreateInit", Map.of())));

        assertEquals("Unknown session", failure(outcomes.get(0)));
        assertEquals("Unknown session", failure(outcomes.get(1)));
    }

    @Test
    void emptyBodyHasAnEmptyAnswer() throws Exception {
        assertEquals(0, post(new byte[0]).length);
    }

    private static String failure(CallOutcome outcome) {
        return assertInstanceOf(CallOutcome.Failure.class, outcome).message();
    }
}
