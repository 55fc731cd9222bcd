package org.postern.appliance.incontainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocketHandshakeException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postern.appliance.incontainer.FreshApplication.User;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.keystore.Keystore;
import org.postern.protocol.method.AccountMethods;
import org.postern.protocol.method.AccountMethods.NewCredentials;
import org.postern.protocol.method.AccountMethods.NewRecoveryData;
import org.postern.protocol.method.AccountMethods.RecoveryData;
import org.postern.protocol.method.NoParams;
import org.postern.protocol.method.PostingMethods;
import org.postern.protocol.method.PostingMethods.MessagePutFinish;
import org.postern.protocol.method.PostingMethods.PostedMessage;
import org.postern.protocol.method.SinkMethods;
import org.postern.protocol.method.SinkMethods.SinkCreate;
import org.postern.protocol.method.SinkMethods.SinkOptions;
import org.postern.protocol.method.SinkMode;
import org.postern.protocol.method.SinkProof;
import org.postern.protocol.method.UtilityMethods;
import org.postern.protocol.method.WatchMethods;
import org.postern.protocol.method.WatchMethods.SinkCounters;
import org.postern.protocol.method.WatchMethods.SinkWatch;
import org.postern.protocol.method.WatchMethods.WatchedSink;
import org.postern.protocol.schema.Limits;
import org.postern.protocol.schema.Malformed;
import org.postern.protocol.signed.Signature;
import org.postern.protocol.signed.SignedText;
import org.postern.transport.CallOutcome;
import org.postern.transport.CallRequest;
import org.postern.transport.Notification;

/** Record streams as the network sees them (transport.md §27; api.md §10 sinkWatch). */
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(MethodOrderer.MethodName.class)
class StreamIT {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static Optional<FreshApplication> application = Optional.empty();

    @Deployment(testable = false)
    static Archive<?> deployment() throws IOException, SQLException {
        return FreshApplication.deployment();
    }

    private static synchronized FreshApplication application() throws Exception {
        if (application.isEmpty()) {
            application = Optional.of(FreshApplication.begin());
        }
        return application.get();
    }

    @BeforeAll
    static void forget() {
        application = Optional.empty();
    }

    @Test
    @DisplayName("C-10 a stream agrees keys, answers calls, logs in and goes on under new keys")
    void conversationOverAStream() throws Exception {
        User alice = application().user("alice");
        try (StreamClient stream = StreamClient.connectTo(FreshApplication.server())) {
            assertEquals("pong", stream.call(UtilityMethods.PING, NoParams.NONE));
            ProtocolException refused =
                    assertThrows(ProtocolException.class, () -> stream.call(AccountMethods.GET_MY_DATA, NoParams.NONE));
            assertEquals(
                    "Failed assert USER_AUTHENTICATED for method 'getMyData'",
                    refused.data().orElse(""));
            stream.login("alice", Newcomer.PASSWORD);
            assertEquals(
                    "alice",
                    stream.call(AccountMethods.GET_MY_DATA, NoParams.NONE).username());
            stream.engine.changeKeys();
            assertEquals(
                    "alice",
                    stream.call(AccountMethods.GET_MY_DATA, NoParams.NONE).username());
        }
        assertEquals(
                "alice",
                alice.client().call(AccountMethods.GET_MY_DATA, NoParams.NONE).username(),
                "HTTP beside it");
    }

    @Test
    @DisplayName("M-12 C-15 the recovery key logs in over both carriers, and a new password ends the other sessions")
    void recoveryKeyLogsIn() throws Exception {
        User carol = application().user("carol");
        EcPrivateKey recovery = EcPrivateKey.generate(RANDOM);
        RecoveryData data = new RecoveryData(recovery.publicKey(), new byte[] {1});
        carol.client().call(AccountMethods.SET_RECOVERY_DATA, new NewRecoveryData(new byte[] {2}, "1.0", data));
        RecordClient http = FreshApplication.stranger();
        http.loginWithKey(recovery);
        try (StreamClient stream = StreamClient.connectTo(FreshApplication.server())) {
            stream.engine.loginWithKey(recovery);
            assertEquals(
                    "carol",
                    stream.call(AccountMethods.GET_MY_DATA, NoParams.NONE).username());
            http.call(
                    AccountMethods.SET_CREDENTIALS,
                    new NewCredentials(new byte[16], "0123", new byte[] {3}, "{}", "1.0", Optional.empty()));
            assertEquals(
                    "carol",
                    http.call(AccountMethods.GET_MY_DATA, NoParams.NONE).username());
            assertSessionEnded(() -> stream.call(AccountMethods.GET_MY_DATA, NoParams.NONE));
            assertSessionEnded(() -> carol.client().call(AccountMethods.GET_MY_DATA, NoParams.NONE));
        }
    }

    private static void assertSessionEnded(Refusable call) {
        ProtocolException refused = assertThrows(ProtocolException.class, call::call);
        assertEquals("Unknown session", refused.data().orElse(""));
    }

    @Test
    @DisplayName("C-13 a server key learnt from a login opens the next stream")
    void serverKeyOpensAStream() throws Exception {
        Keystore server = Keystore.decode(FreshApplication.stranger()
                .call(UtilityMethods.GET_CONFIG, NoParams.NONE)
                .serverKeystore()
                .orElseThrow());
        assertEquals("localhost", server.primaryUserId());
        try (StreamClient stream = StreamClient.open(FreshApplication.server())) {
            stream.engine.connectWithServerKey(
                    server.primaryKey(), server.keyId().text());
            assertEquals("pong", stream.call(UtilityMethods.PING, NoParams.NONE));
        }
    }

    @Test
    @DisplayName("C-10 I-04 two hundred calls are in flight at once and all are answered")
    void answersManyCallsInFlight() throws Exception {
        try (StreamClient stream = StreamClient.connectTo(FreshApplication.server())) {
            List<CallOutcome> outcomes =
                    stream.engine.call(Collections.nCopies(200, new CallRequest("ping", Map.of())));
            assertEquals(Collections.nCopies(200, new CallOutcome.Result("pong")), outcomes);
        }
    }

    @Test
    @DisplayName("C-10 a stream tells the owner of a sink, and nobody else, that there is something new")
    void ownerIsToldOfChanges() throws Exception {
        User owner = application().user("owner");
        application().user("other");
        EcPrivateKey sink = EcPrivateKey.generate(RANDOM);
        SinkId sid = new SinkId(sink.publicKey());
        owner.client().call(SinkMethods.SINK_CREATE, create(sink));
        assertRefused(ErrorCode.INVALID_STATE, () -> owner.client().call(WatchMethods.SINK_WATCH, watch(sink)));
        try (StreamClient stream = StreamClient.connectTo(FreshApplication.server());
                StreamClient others = StreamClient.connectTo(FreshApplication.server())) {
            stream.login("owner", Newcomer.PASSWORD);
            others.login("other", Newcomer.PASSWORD);
            assertRefused(ErrorCode.SINK_DOESNT_EXISTS, () -> others.call(WatchMethods.SINK_WATCH, watch(sink)));
            assertRefused(
                    ErrorCode.INVALID_CREATE_SIGNATURE,
                    () -> stream.call(WatchMethods.SINK_WATCH, new SinkWatch(List.of(unproved(sid)))));
            assertEquals(List.of(new SinkCounters(sid, 0, 0)), stream.call(WatchMethods.SINK_WATCH, watch(sink)));

            post(sid);
            Notification told = stream.notification();
            assertEquals("sinkChanged", told.method());
            assertEquals(WatchMethods.COUNTERS.write(new SinkCounters(sid, 1, 1)), told.params());

            assertEquals(List.of(), stream.call(WatchMethods.SINK_WATCH, new SinkWatch(List.of())));
            post(sid);
            assertEquals("pong", stream.call(UtilityMethods.PING, NoParams.NONE));
            assertTrue(stream.notifications.isEmpty(), "told of a sink that is not watched any more");
            assertTrue(others.notifications.isEmpty(), "told somebody else's news");
        }
    }

    @Test
    @DisplayName("C-08 garbage is answered by an alert, and the stream ends")
    void garbageEndsTheStream() throws Exception {
        try (StreamClient stream = StreamClient.open(FreshApplication.server())) {
            stream.send(new byte[16]);
            assertEquals(1000, stream.closeCode());
        }
    }

    @Test
    @DisplayName("C-10 a message of more than a mebibyte ends the stream")
    void oversizeMessageEndsTheStream() throws Exception {
        try (StreamClient stream = StreamClient.connectTo(FreshApplication.server())) {
            byte[] tooBig = new byte[(1 << 20) + 1];
            tooBig[0] = 1;
            tooBig[1] = 23;
            tooBig[2] = 1;
            var _ = assertThrowsOrNothing(() -> stream.send(tooBig));
            int code = stream.closeCode();
            assertTrue(code == 1009 || code == 1000, "expected the end, found " + code);
            assertFalse(stream.engine.isOpen());
        }
    }

    private static Optional<Exception> assertThrowsOrNothing(SendDeed deed) {
        try {
            deed.send();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    /** The server may close before the client has sent all of it. */
    private interface SendDeed {
        void send() throws IOException;
    }

    @Test
    void pagesOfForeignOriginsGetNoStream() {
        IOException refused = assertThrows(
                IOException.class, () -> StreamClient.open(FreshApplication.server(), "https://example.com"));
        Throwable cause = rootOf(refused);
        assertEquals(
                403,
                assertInstanceOf(WebSocketHandshakeException.class, cause)
                        .getResponse()
                        .statusCode());
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof WebSocketHandshakeException)) {
            cause = cause.getCause();
        }
        return cause;
    }

    @Test
    void whoDoesNotAskForAWebSocketIsToldTo() throws Exception {
        URI stream = FreshApplication.server().resolve("/api/v2.0/stream");
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertEquals(
                    426,
                    http.send(HttpRequest.newBuilder(stream).build(), BodyHandlers.ofString())
                            .statusCode());
        }
    }

    private static SinkCreate create(EcPrivateKey sink) throws Malformed {
        SinkCreate plain = new SinkCreate(
                new SinkId(sink.publicKey()),
                SinkMode.ANONYMOUS,
                "sealed",
                new SinkOptions(Optional.empty(), Optional.empty()),
                Optional.empty());
        return SinkMethods.SINK_CREATE
                .params()
                .read(proven(SinkMethods.SINK_CREATE.params().write(plain), "sinkCreate", sink), Limits.STRICT);
    }

    private static SinkWatch watch(EcPrivateKey sink) throws Malformed {
        Map<String, Object> entry =
                proven(Map.of("sid", new SinkId(sink.publicKey()).toString()), WatchMethods.SINK_WATCH.name(), sink);
        return WatchMethods.SINK_WATCH.params().read(Map.of("sinks", List.of(entry)), Limits.STRICT);
    }

    private static WatchedSink unproved(SinkId sid) {
        return new WatchedSink(sid, Optional.empty());
    }

    private static Map<String, Object> proven(Map<String, Object> plain, String method, EcPrivateKey key) {
        byte[] nonce = new byte[32];
        RANDOM.nextBytes(nonce);
        return SinkProof.attach(
                plain, method, key, Base64.getEncoder().encodeToString(nonce), System.currentTimeMillis());
    }

    private static void post(SinkId sink) throws Exception {
        EcPrivateKey sender = EcPrivateKey.generate(RANDOM);
        byte[] extra = {1, 2, 3};
        SignedText text = SignedText.message(List.of(), extra, sink, sender.publicKey());
        PostedMessage message = new PostedMessage(
                sink,
                sender.publicKey(),
                new Hashmail(Hashmail.ANONYMOUS, "localhost"),
                List.of(),
                extra,
                Signature.by(sender, text));
        FreshApplication.stranger()
                .call(
                        PostingMethods.MESSAGE_PUT_FINISH,
                        new MessagePutFinish(message, List.of(), Optional.empty(), Optional.empty()));
    }

    /** A call that is to be refused. */
    private interface Refusable {
        Object call() throws Exception;
    }

    private static void assertRefused(ErrorCode code, Refusable call) {
        assertEquals(code, assertThrows(ProtocolException.class, call::call).code());
    }
}
