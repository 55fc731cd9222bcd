package org.postern.appliance.incontainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
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
import org.postern.transport.client.AlertReceived;
import org.postern.transport.message.CallOutcome;
import org.postern.transport.message.CallRequest;
import org.postern.transport.message.Notification;

/** Record streams as the network sees them (transport.md §27; api.md §10 sinkWatch). */
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(MethodOrderer.MethodName.class)
class StreamIT {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int HEADER = 8;
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
    @DisplayName("S-05.1 a stream agrees keys, answers calls, logs in and goes on under new keys")
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
    @DisplayName("the recovery key logs in over both carriers, and a new password ends the other sessions")
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
            assertEquals(1000, stream.closeCode(), "nobody is left waiting on it");
            assertSessionEnded(() -> carol.client().call(AccountMethods.GET_MY_DATA, NoParams.NONE));
        }
    }

    private static void assertSessionEnded(Refusable call) {
        ProtocolException refused = assertThrows(ProtocolException.class, call::call);
        assertEquals("Unknown session", refused.data().orElse(""));
    }

    @Test
    @DisplayName("C-13.2 a server key learnt from a login opens the next stream, an unknown one is named")
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
        try (StreamClient stream = StreamClient.open(FreshApplication.server())) {
            AlertReceived alert = assertThrows(
                    AlertReceived.class,
                    () -> stream.engine.connectWithServerKey(server.primaryKey(), "0123456789ABCDEF"));
            assertEquals("Cannot find key with id 0123456789ABCDEF", alert.text());
        }
    }

    @Test
    @DisplayName("two hundred calls are in flight at once and all are answered")
    void answersManyCallsInFlight() throws Exception {
        try (StreamClient stream = StreamClient.connectTo(FreshApplication.server())) {
            List<CallOutcome> outcomes =
                    stream.engine.call(Collections.nCopies(200, new CallRequest("ping", Map.of())));
            assertEquals(Collections.nCopies(200, new CallOutcome.Result("pong")), outcomes);
        }
    }

    @Test
    @DisplayName("F-27.3 a stream tells the owner of a sink, and nobody else, that there is something new")
    void ownerIsToldOfChanges() throws Exception {
        User owner = application().user("owner");
        User other = application().user("other");
        EcPrivateKey sink = createSink(owner);
        EcPrivateKey sinkOfOther = createSink(other);
        assertRefused(ErrorCode.INVALID_STATE, () -> owner.client().call(WatchMethods.SINK_WATCH, watch(sink)));
        try (StreamClient stream = StreamClient.connectTo(FreshApplication.server());
                StreamClient others = StreamClient.connectTo(FreshApplication.server())) {
            stream.login("owner", Newcomer.PASSWORD);
            others.login("other", Newcomer.PASSWORD);
            assertRefused(ErrorCode.SINK_DOESNT_EXISTS, () -> others.call(WatchMethods.SINK_WATCH, watch(sink)));
            others.call(WatchMethods.SINK_WATCH, watch(sinkOfOther));
            assertRefused(
                    ErrorCode.INVALID_CREATE_SIGNATURE,
                    () -> stream.call(WatchMethods.SINK_WATCH, new SinkWatch(List.of(unproved(sid(sink))))));
            assertEquals(List.of(new SinkCounters(sid(sink), 0, 0)), stream.call(WatchMethods.SINK_WATCH, watch(sink)));

            post(sid(sink));
            assertTold(stream, new SinkCounters(sid(sink), 1, 1));
            post(sid(sinkOfOther));
            assertTold(others, new SinkCounters(sid(sinkOfOther), 1, 1), "and of nothing before it");
        }
    }

    @Test
    @DisplayName("a stream is not told of a sink that it watches no more")
    void endOfWatchingEndsTheNews() throws Exception {
        User owner = application().user("leaver");
        EcPrivateKey left = createSink(owner);
        EcPrivateKey next = createSink(owner);
        try (StreamClient stream = StreamClient.connectTo(FreshApplication.server())) {
            stream.login("leaver", Newcomer.PASSWORD);
            stream.call(WatchMethods.SINK_WATCH, watch(left));
            assertEquals(List.of(), stream.call(WatchMethods.SINK_WATCH, new SinkWatch(List.of())));
            post(sid(left));
            stream.call(WatchMethods.SINK_WATCH, watch(next));
            post(sid(left));
            post(sid(next));
            assertTold(stream, new SinkCounters(sid(next), 1, 1), "and of nothing before it");
        }
    }

    /** News of a stream come in the order of their posts: had there been any before these, they would come first. */
    private static void assertTold(StreamClient stream, SinkCounters expected, String... why) throws Exception {
        Notification told = stream.notification();
        assertEquals("sinkChanged", told.method());
        assertEquals(WatchMethods.COUNTERS.write(expected), told.params(), String.join("", why));
    }

    @Test
    @DisplayName("garbage is answered by an alert, and the stream ends")
    void garbageEndsTheStream() throws Exception {
        try (StreamClient stream = StreamClient.open(FreshApplication.server())) {
            stream.send(new byte[16]);
            assertEquals(1000, stream.closeCode());
            assertEquals(List.of(alert("Unsupported version")), texts(stream.received));
        }
    }

    /** The bytes of a plain alert record (transport.md §6.3, §9.9). */
    private static String alert(String text) {
        return "01 15 " + text;
    }

    private static List<String> texts(List<byte[]> records) {
        return records.stream()
                .map(bytes -> HexFormat.ofDelimiter(" ").formatHex(bytes, 0, 2) + " "
                        + new String(bytes, HEADER, bytes.length - HEADER, StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    @DisplayName("a message of a mebibyte is read, one of more than that ends the stream")
    void oversizeMessageEndsTheStream() throws Exception {
        int most = 1 << 20;
        try (StreamClient stream = StreamClient.open(FreshApplication.server())) {
            stream.send(recordOfLaterType(most - HEADER));
            stream.engine.connect();
            assertEquals("pong", stream.call(UtilityMethods.PING, NoParams.NONE));
        }
        try (StreamClient stream = StreamClient.open(FreshApplication.server())) {
            stream.send(recordOfLaterType(most + 1 - HEADER));
            assertEquals(1009, stream.closeCode());
            assertEquals(List.of(), stream.received);
            assertFalse(stream.engine.isOpen());
        }
    }

    /** Nothing is wrong with it: records of unknown types are ignored (transport.md §6.2). */
    private static byte[] recordOfLaterType(int length) {
        return ByteBuffer.allocate(HEADER + length)
                .put((byte) 1)
                .put((byte) 30)
                .putInt(length)
                .array();
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

    private static SinkId sid(EcPrivateKey sink) {
        return new SinkId(sink.publicKey());
    }

    private static EcPrivateKey createSink(User owner) throws Exception {
        EcPrivateKey sink = EcPrivateKey.generate(RANDOM);
        owner.client().call(SinkMethods.SINK_CREATE, create(sink));
        return sink;
    }

    private static SinkCreate create(EcPrivateKey sink) throws Malformed {
        SinkCreate plain = new SinkCreate(
                sid(sink),
                SinkMode.ANONYMOUS,
                "sealed",
                new SinkOptions(Optional.empty(), Optional.empty()),
                Optional.empty());
        return SinkMethods.SINK_CREATE
                .params()
                .read(proven(SinkMethods.SINK_CREATE.params().write(plain), "sinkCreate", sink), Limits.STRICT);
    }

    private static SinkWatch watch(EcPrivateKey sink) throws Malformed {
        Map<String, Object> entry = proven(Map.of("sid", sid(sink).toString()), WatchMethods.SINK_WATCH.name(), sink);
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
                        AsSender.proven(
                                PostingMethods.MESSAGE_PUT_FINISH,
                                new MessagePutFinish(
                                        message, List.of(), Optional.empty(), Optional.empty(), Optional.empty()),
                                sink,
                                sender));
    }

    /** A call that is to be refused. */
    private interface Refusable {
        Object call() throws Exception;
    }

    private static void assertRefused(ErrorCode code, Refusable call) {
        assertEquals(code, assertThrows(ProtocolException.class, call::call).code());
    }
}
