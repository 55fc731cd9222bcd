package org.postern.transport.blocking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.testkit.OneAccount;
import org.postern.transport.EngineFixture;
import org.postern.transport.PrivmxTls;
import org.postern.transport.StreamServer;
import org.postern.transport.TestServer;
import org.postern.transport.client.AlertReceived;
import org.postern.transport.client.HandshakeMessage;
import org.postern.transport.client.RecordRejected;
import org.postern.transport.client.TransportException;
import org.postern.transport.message.CallOutcome;
import org.postern.transport.message.CallRequest;
import org.postern.transport.message.Notification;
import org.postern.transport.server.ServerEngine;

/** A client and a server over one record stream. */
class ClientStreamTest {
    private static final List<CallOutcome> NOBODY = List.of(new CallOutcome.Result("nobody"));
    private static final List<CallOutcome> USER = List.of(new CallOutcome.Result("user"));

    private final StreamServer stream = new StreamServer();
    private final ClientStream client = stream.client;

    @AfterEach
    void stop() {
        stream.stop();
    }

    private static CallRequest echo(Object value) {
        return new CallRequest("echo", Map.of("value", value));
    }

    private static void login(ClientStream client) throws IOException, TransportException {
        client.login(OneAccount.USER, OneAccount.HOST, _ -> OneAccount.PASSWORD);
    }

    @Test
    @Tag("stand-in")
    @DisplayName("C-10.4 opens a standard connection by ECDHE over one record stream, which is a queue of bytes")
    void connects() throws Exception {
        assertFalse(client.isOpen());
        client.connect();
        assertTrue(client.isOpen());
        assertFalse(client.isLoggedIn());
        assertEquals(NOBODY, TestServer.call(client, "whoami"));
        assertEquals(NOBODY, TestServer.call(client, "whoami"));
        assertThrows(IllegalStateException.class, client::connect);
    }

    @Test
    @DisplayName("opens a stream with a known server key, and only with the right one")
    void connectsWithAServerKey() throws Exception {
        client.connectWithServerKey(stream.server.staticKey.publicKey(), TestServer.KEY_ID);
        assertEquals(NOBODY, TestServer.call(client, "whoami"));
        StreamServer deceived = new StreamServer();
        EcPrivateKey other = EcPrivateKey.generate(new SecureRandom());
        // The server answers by an alert, but under keys that this client does not have.
        assertThrows(
                RecordRejected.class, () -> deceived.client.connectWithServerKey(other.publicKey(), TestServer.KEY_ID));
        assertFalse(deceived.client.isOpen());
        StreamServer unknown = new StreamServer();
        assertEquals(
                "Cannot find key with id FFFF",
                assertThrows(AlertReceived.class, () -> unknown.client.connectWithServerKey(other.publicKey(), "FFFF"))
                        .text());
        deceived.stop();
        unknown.stop();
    }

    @Test
    @DisplayName("logs in by SRP over a record stream")
    void logsIn() throws Exception {
        client.connect();
        login(client);
        assertTrue(client.isLoggedIn());
        assertEquals(USER, TestServer.call(client, "whoami"));
    }

    @Test
    @DisplayName("carries nothing readable over a record stream")
    void carriesNothingReadable() throws Exception {
        String canary = "the canary sings at noon";
        client.connect();
        client.call(List.of(echo(canary)));
        stream.serverDoes(engine -> engine.notify("sinkChanged", Map.of("sid", canary)));
        List<byte[]> all = new ArrayList<>(stream.sent);
        all.addAll(stream.answered);
        assertEquals(canary, stream.notifications.getFirst().params().get("sid"));
        assertEquals(0, TestServer.piecesWith(canary, all));
        // The search finds what is in the clear: the agents of both sides, in the key exchange.
        assertEquals(1, TestServer.piecesWith("test-client;1", all));
        assertEquals(1, TestServer.piecesWith("test-server;1", all));
    }

    @Test
    void endsWithTheAlertOfARefusedLogin() throws Exception {
        client.connect();
        for (int i = 0; i < 2; i++) {
            AlertReceived alert = assertThrows(
                    AlertReceived.class, () -> client.login(OneAccount.USER, OneAccount.HOST, _ -> "wrong"));
            assertEquals("Different M1", alert.text());
        }
        assertThrows(AlertReceived.class, () -> TestServer.call(client, "whoami"));
        assertFalse(client.isOpen());
        stream.settle();
        assertEquals(1, stream.closed.get());
    }

    @Test
    void keepsTheStandardConnectionWhenTheClientItselfRefuses() throws Exception {
        client.connect();
        assertThrows(
                IOException.class,
                () -> client.login(OneAccount.USER, OneAccount.HOST, _ -> {
                    throw new IOException("too few rounds");
                }));
        assertEquals(NOBODY, TestServer.call(client, "whoami"));
    }

    @Test
    void carriesABatchOf1000CallsInOrder() throws Exception {
        client.connect();
        List<CallRequest> batch = new ArrayList<>();
        List<CallOutcome> expected = new ArrayList<>();
        for (long i = 0; i < 1_000; i++) {
            batch.add(echo(i));
            expected.add(new CallOutcome.Result(i));
        }
        assertEquals(expected, client.call(batch));
    }

    @Test
    @DisplayName("calls of many threads get their own answers while keys change")
    void matchesAnswersOfManyThreadsWhileKeysChange() throws Exception {
        client.connect();
        login(client);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> callers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String name = "caller " + i;
                callers.add(threads.submit(() -> {
                    for (int n = 0; n < 100; n++) {
                        String value = name + ", " + n;
                        assertEquals(
                                List.of(new CallOutcome.Result(value), new CallOutcome.Result("user")),
                                client.call(List.of(echo(value), new CallRequest("whoami", Map.of()))));
                    }
                    return null;
                }));
            }
            for (int i = 0; i < 20; i++) {
                client.changeKeys();
            }
            for (Future<?> caller : callers) {
                caller.get();
            }
        }
        assertTrue(client.isLoggedIn());
    }

    @Test
    void sendsLargeCallsInPieces() throws Exception {
        client.connect();
        byte[] large = new byte[1_000_000];
        CallOutcome.Result answer = assertInstanceOf(
                CallOutcome.Result.class, client.call(List.of(echo(large))).getFirst());
        assertEquals(large.length, assertInstanceOf(byte[].class, answer.value()).length);
        for (byte[] piece : stream.sent) {
            assertTrue(piece.length <= 256 << 10);
        }
    }

    @Test
    void carriesBatchesLargerThanWhatMayWaitUnsent() throws Exception {
        client.connect();
        List<CallRequest> batch = Collections.nCopies(20, echo(new byte[128 << 10]));
        assertEquals(20, client.call(batch).size());
    }

    @Test
    void hearsNotificationsBetweenAnswers() throws Exception {
        client.connect();
        stream.serverDoes(engine -> engine.notify("sinkChanged", Map.of("sid", "s", "seq", 7L)));
        assertEquals(NOBODY, TestServer.call(client, "whoami"));
        assertEquals(List.of(new Notification("sinkChanged", Map.of("sid", "s", "seq", 7L))), stream.notifications);
    }

    @Test
    @DisplayName("changes keys at once when the server asks, and goes on as before")
    void changesKeysWhenTheServerAsks() throws Exception {
        client.connect();
        login(client);
        stream.serverDoes(ServerEngine::requestKeyChange);
        stream.settle();
        assertEquals(2, stream.server.ephemeralKeys.get());
        stream.server.advance(120);
        for (int i = 0; i < 300; i++) {
            assertEquals(USER, TestServer.call(client, "whoami"));
        }
    }

    @Test
    @DisplayName("changes keys that have grown old")
    void changesOldKeys() throws Exception {
        client.connect();
        for (int hour = 1; hour <= 5; hour++) {
            stream.server.advance(3_601);
            assertEquals(NOBODY, TestServer.call(client, "whoami"));
            stream.settle();
            assertEquals(1 + hour, stream.server.ephemeralKeys.get());
            assertEquals(NOBODY, TestServer.call(client, "whoami"));
            assertEquals(1 + hour, stream.server.ephemeralKeys.get());
        }
    }

    @Test
    void failsPendingAndLaterCallsWhenTheLinkEnds() throws Exception {
        client.connect();
        CountDownLatch answered = new CountDownLatch(1);
        stream.alterAnswers(_ -> {
            answered.countDown();
            return new byte[0];
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> pending = threads.submit(() -> TestServer.call(client, "whoami"));
            assertTrue(answered.await(20, TimeUnit.SECONDS), "the call has reached the server");
            client.ended(Optional.of(new IOException("reset")));
            ExecutionException failure =
                    assertThrows(ExecutionException.class, () -> pending.get(20, TimeUnit.SECONDS));
            IOException over = assertInstanceOf(IOException.class, failure.getCause());
            assertEquals("the record stream is over: reset", over.getMessage());
        }
        assertThrows(IOException.class, () -> TestServer.call(client, "whoami"));
        assertThrows(IOException.class, client::changeKeys);
        assertFalse(client.isOpen());
        client.close();
        assertEquals(1, stream.closed.get());
    }

    @Test
    void hasRoomFor250CallsThatAreNotAnsweredAndNotForOneMore() throws Exception {
        client.connect();
        client.setTimeout(Duration.ofMillis(30));
        stream.alterAnswers(_ -> new byte[0]);
        assertThrows(NoAnswerInTime.class, () -> client.call(Collections.nCopies(250, echo(1L))));
        stream.settle();
        assertEquals(250, stream.server.calls.size());
        assertThrows(NoAnswerInTime.class, () -> client.call(List.of(echo(2L))));
        stream.settle();
        assertEquals(250, stream.server.calls.size());
        assertTrue(client.isOpen());
    }

    @Test
    void letsTheListenerAskAndCloseTheStream() throws Exception {
        AtomicReference<ClientStream> own = new AtomicReference<>();
        AtomicInteger heard = new AtomicInteger();
        StreamServer watched = new StreamServer(new TestServer(), (_, _) -> {
            // From another thread, which would wait for a lock that is held here.
            assertTrue(CompletableFuture.supplyAsync(() -> own.get().isOpen()).join());
            heard.incrementAndGet();
            own.get().close();
        });
        own.set(watched.client);
        watched.client.connect();
        watched.serverDoes(engine -> engine.notify("sinkChanged", Map.of()));
        assertEquals(1, heard.get());
        assertFalse(watched.client.isOpen());
        assertEquals(1, watched.closed.get());
        watched.stop();
    }

    @Test
    void givesUpACallThatIsNotAnswered() throws Exception {
        client.connect();
        client.setTimeout(Duration.ofMillis(30));
        stream.alterAnswers(_ -> new byte[0]);
        assertThrows(NoAnswerInTime.class, () -> TestServer.call(client, "whoami"));
        assertTrue(client.isOpen());
        assertThrows(NoAnswerInTime.class, client::changeKeys);
        assertFalse(client.isOpen());
    }

    @Test
    void endsWhenTheLinkCannotSend() {
        ClientStream broken = PrivmxTls.getInstance()
                .newClientStream(
                        new RecordLink() {
                            @Override
                            public void send(byte[] records) throws IOException {
                                throw new IOException("no route");
                            }

                            @Override
                            public void close() {
                                stream.close();
                            }
                        },
                        _ -> {},
                        new SecureRandom(),
                        stream.server,
                        "test-client;1");
        assertThrows(IOException.class, broken::connect);
        assertEquals(1, stream.closed.get());
    }

    @Test
    void refusesParametersWithoutAFormAndGoesOn() throws Exception {
        client.connect();
        List<CallRequest> calls = List.of(echo(1L), echo(new Object()), echo(2L));
        assertThrows(IllegalArgumentException.class, () -> client.call(calls));
        assertEquals(NOBODY, TestServer.call(client, "whoami"));
    }

    @Test
    @DisplayName("a carrier that changes one bit of a stream is noticed")
    void noticesAlteredAnswers() throws Exception {
        client.connect();
        stream.alterAnswers(bytes -> {
            bytes[bytes.length - 1] ^= 1;
            return bytes;
        });
        assertThrows(RecordRejected.class, () -> TestServer.call(client, "whoami"));
        assertFalse(client.isOpen());
    }

    @Test
    void obeysNoKeyChangeRequestInTheClear() {
        stream.alterAnswers(_ -> EngineFixture.plainHandshake(HandshakeMessage.of("ecdhe_request")));
        assertThrows(RecordRejected.class, client::connect);
        assertEquals(1, stream.sent.size());
    }

    @Test
    void endsWhenTheListenerFails() throws Exception {
        StreamServer deaf = new StreamServer(new TestServer(), (_, _) -> {
            throw new IllegalStateException("not listening");
        });
        deaf.client.connect();
        deaf.serverDoes(engine -> engine.notify("sinkChanged", Map.of()));
        assertThrows(IOException.class, () -> TestServer.call(deaf.client, "whoami"));
        deaf.stop();
    }
}
