package org.postern.transport.blocking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.crypto.srp.SrpGroup;
import org.postern.testkit.OneAccount;
import org.postern.transport.TestServer;
import org.postern.transport.client.AlertReceived;
import org.postern.transport.client.SessionLost;
import org.postern.transport.client.TransportException;
import org.postern.transport.client.UntrustedServer;
import org.postern.transport.message.CallOutcome;
import org.postern.transport.message.HandshakeRefused;
import org.postern.transport.server.PasswordLogin;

class ClientLoginTest {
    /** An account server whose answers are altered on the way to the engine. */
    private record Altered(PasswordLogin honest, Challenges challenges, Proofs proofs) implements PasswordLogin {
        interface Challenges {
            Challenge alter(Challenge challenge);
        }

        interface Proofs {
            Proof alter(Proof proof);
        }

        @Override
        public Challenge begin(String user, String host, Map<String, String> properties) throws HandshakeRefused {
            return challenges.alter(honest.begin(user, host, properties));
        }

        @Override
        public Proof finish(String sessionId, BigInteger a, BigInteger m1) throws HandshakeRefused {
            return proofs.alter(honest.finish(sessionId, a, m1));
        }
    }

    private static void login(ClientConnection client, String password) throws IOException, TransportException {
        client.login(OneAccount.USER, OneAccount.HOST, _ -> password);
    }

    private static List<CallOutcome> nobody() {
        return List.of(new CallOutcome.Result("nobody"));
    }

    private static List<CallOutcome> user() {
        return List.of(new CallOutcome.Result("user"));
    }

    @Test
    @DisplayName("logs in by SRP with the data stored at registration, over a standard connection")
    void logsIn() throws Exception {
        TestServer server = new TestServer(OneAccount.fresh(SrpGroup.RFC5054_3072));
        ClientConnection client = server.client();
        client.connect();
        client.login(OneAccount.USER, OneAccount.HOST, loginData -> {
            assertEquals(OneAccount.LOGIN_DATA, loginData);
            return OneAccount.PASSWORD;
        });
        assertTrue(client.isLoggedIn());
        assertEquals(user(), TestServer.call(client, "whoami"));
    }

    @Test
    void needsAConnectionFirst() {
        ClientConnection client = new TestServer().client();
        assertThrows(SessionLost.class, () -> login(client, OneAccount.PASSWORD));
    }

    @Test
    void keepsTheStandardConnectionAfterAWrongPassword() throws Exception {
        ClientConnection client = new TestServer().client();
        client.connect();
        AlertReceived alert = assertThrows(AlertReceived.class, () -> login(client, "wrong"));
        assertEquals("Different M1", alert.text());
        assertFalse(client.isLoggedIn());
        assertEquals(nobody(), TestServer.call(client, "whoami"));
        login(client, OneAccount.PASSWORD);
        assertEquals(user(), TestServer.call(client, "whoami"));
    }

    @Test
    void reportsAnUnknownUser() throws Exception {
        ClientConnection client = new TestServer().client();
        client.connect();
        AlertReceived alert = assertThrows(
                AlertReceived.class, () -> client.login("nobody", OneAccount.HOST, _ -> OneAccount.PASSWORD));
        assertEquals("User doesn't exist", alert.text());
    }

    @Test
    void answersToASmallGroupOnlyWhenTold() throws Exception {
        ClientConnection client = new TestServer(OneAccount.fresh(SrpGroup.RFC5054_1024)).client();
        client.connect();
        assertThrows(UntrustedServer.class, () -> login(client, OneAccount.PASSWORD));
        client.requireGroup(SrpGroup::isKnown);
        login(client, OneAccount.PASSWORD);
        assertTrue(client.isLoggedIn());
    }

    @Test
    void refusesAMadeUpGroup() throws Exception {
        BigInteger madeUp = SrpGroup.RFC5054_2048.n().subtract(BigInteger.TWO);
        assertUntrusted(
                challenge -> new PasswordLogin.Challenge(
                        challenge.sessionId(),
                        new SrpGroup(madeUp, BigInteger.TWO),
                        challenge.salt(),
                        challenge.b(),
                        challenge.loginData()),
                proof -> proof);
    }

    @Test
    void refusesAPublicValueThatIsAMultipleOfN() throws Exception {
        for (BigInteger b : List.of(BigInteger.ZERO, SrpGroup.RFC5054_2048.n())) {
            assertUntrusted(
                    challenge -> new PasswordLogin.Challenge(
                            challenge.sessionId(), challenge.group(), challenge.salt(), b, challenge.loginData()),
                    proof -> proof);
        }
    }

    @Test
    void refusesAServerThatCannotProveItself() throws Exception {
        assertUntrusted(
                challenge -> challenge,
                proof -> new PasswordLogin.Proof(proof.m2().add(BigInteger.ONE), proof.sharedKey()));
    }

    private static void assertUntrusted(Altered.Challenges challenges, Altered.Proofs proofs) throws Exception {
        PasswordLogin honest = OneAccount.fresh(SrpGroup.RFC5054_2048);
        ClientConnection client = new TestServer(new Altered(honest, challenges, proofs)).client();
        client.connect();
        assertThrows(UntrustedServer.class, () -> login(client, OneAccount.PASSWORD));
        assertFalse(client.isLoggedIn());
        assertEquals(nobody(), TestServer.call(client, "whoami"));
    }

    @Test
    void stopsAtTheSecretsOwnRefusal() throws Exception {
        ClientConnection client = new TestServer().client();
        client.connect();
        assertThrows(
                IOException.class,
                () -> client.login(OneAccount.USER, OneAccount.HOST, _ -> {
                    throw new IOException("too few rounds");
                }));
        assertEquals(nobody(), TestServer.call(client, "whoami"));
    }

    @Test
    void keepsSeveralBodiesInFlight() throws Exception {
        TestServer server = new TestServer();
        CountDownLatch both = new CountDownLatch(2);
        AtomicBoolean gate = new AtomicBoolean();
        ClientConnection client = server.client(body -> {
            if (gate.get()) {
                both.countDown();
                await(both);
            }
            return server.exchange(body);
        });
        client.connect();
        gate.set(true);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<CallOutcome>> one = threads.submit(() -> TestServer.call(client, "whoami"));
            Future<List<CallOutcome>> two = threads.submit(() -> TestServer.call(client, "whoami"));
            assertEquals(nobody(), one.get());
            assertEquals(nobody(), two.get());
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IOException("expected two bodies in flight, found one");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void hasNoOtherBodyInFlightDuringTheProof() throws Exception {
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger atProof = new AtomicInteger();
        PasswordLogin login = new Altered(OneAccount.fresh(SrpGroup.RFC5054_2048), challenge -> challenge, proof -> {
            atProof.set(inFlight.get());
            return proof;
        });
        TestServer server = new TestServer(login);
        ClientConnection client = server.client(body -> {
            inFlight.incrementAndGet();
            byte[] response = server.exchange(body);
            inFlight.decrementAndGet();
            return response;
        });
        client.connect();
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> caller = threads.submit(() -> {
                while (!done.get()) {
                    TestServer.call(client, "whoami");
                }
                return null;
            });
            for (int i = 0; i < 5; i++) {
                login(client, OneAccount.PASSWORD);
                assertEquals(1, atProof.get());
            }
            done.set(true);
            caller.get();
        }
        assertEquals(user(), TestServer.call(client, "whoami"));
    }
}
