package org.postern.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** Feeds every recorded request to a server engine, in the order of the recording. */
@DisplayName("C-07 the server answers recorded requests with the recorded bytes")
class ServerTranscriptsTest {
    /** Requests whose answer of 2018 is a defect that must not be copied (transport.md §23), and our alert. */
    private static final Map<String, AlertText> REFUSED = Map.of(
            "plain-application-data", AlertText.INVALID_FRAME,
            "alert-after-success", AlertText.INVALID_FRAME,
            "ticket-request-without-handshake", AlertText.INVALID_STATE);

    /** Not yet: key login. The engine says so, and the session that login would have opened does not exist. */
    private static final Map<String, AlertText> NOT_YET_KEY_LOGIN = Map.of(
            "key-login", AlertText.KEY_LOGIN_UNAVAILABLE,
            "call-after-key-login", AlertText.INVALID_TICKET);

    private static final List<String> REPLAYED = List.of(
            "ecdhe-connect",
            "ticket-ping",
            "two-calls-one-body",
            "call-denied",
            "unknown-method",
            "ecdhe-connect-2",
            "srp-login",
            "call-after-login",
            "ticket-renewal",
            "ecdhe-connect-3",
            "srp-wrong-password",
            "ecdhe-connect-4",
            "srp-unknown-user",
            "ecdhe-connect-5",
            "server-client-ecdhe",
            "server-client-call",
            "ticket-replay",
            "ecdhef-connect",
            "alert-unsupported-version",
            "alert-invalid-ticket",
            "alert-invalid-frame",
            "alert-ccs-without-keys",
            "ecdh-handshake-refused",
            "unknown-handshake-ignored",
            "unknown-content-type-ignored",
            "empty-body",
            "alert-bad-header-tag",
            "alert-bad-mac");

    @Test
    void accountsForEveryTranscript() {
        List<String> expected = new ArrayList<>(REPLAYED);
        expected.addAll(REFUSED.keySet());
        expected.addAll(NOT_YET_KEY_LOGIN.keySet());
        List<String> recorded = Vectors.transcripts().stream()
                .map(transcript -> transcript.path("name").asText())
                .toList();
        assertEquals(33, recorded.size());
        assertEquals(33, expected.size());
        assertEquals(new TreeSet<>(expected), new TreeSet<>(recorded));
    }

    @TestFactory
    Stream<DynamicTest> answersWholeBodies() {
        TranscriptServer server = new TranscriptServer();
        return tests(transcript -> replay(server, transcript, Integer.MAX_VALUE));
    }

    @TestFactory
    Stream<DynamicTest> answersBodiesThatTrickleIn() {
        TranscriptServer server = new TranscriptServer();
        return tests(transcript -> replay(server, transcript, 7));
    }

    private static Stream<DynamicTest> tests(ThrowingConsumer<JsonNode> test) {
        return DynamicTest.stream(Vectors.transcripts().iterator(), ServerTranscriptsTest::displayName, test);
    }

    private static String displayName(JsonNode transcript) {
        String name = transcript.path("name").asText();
        return NOT_YET_KEY_LOGIN.containsKey(name)
                ? name + ": not yet: key login"
                : REFUSED.containsKey(name) ? name + ": refused" : name;
    }

    private static void replay(TranscriptServer server, JsonNode transcript, int pieceSize) {
        String name = transcript.path("name").asText();
        for (JsonNode exchange : transcript.path("exchanges")) {
            ServerEngine engine = server.engine();
            if (REPLAYED.contains(name)) {
                server.script(exchange);
            }
            ServerEvent.Closed closed = feed(engine, Vectors.bytes(exchange, "request_hex"), pieceSize);
            if (REPLAYED.contains(name)) {
                assertEquals(
                        exchange.path("response_hex").asText(), HexFormat.of().formatHex(engine.drain()));
                assertTrue(server.isScriptUsedUp());
            } else {
                AlertText alert = Optional.ofNullable(REFUSED.get(name)).orElseGet(() -> NOT_YET_KEY_LOGIN.get(name));
                assertEquals(alert.text(), closed.alertText().orElseThrow());
            }
        }
    }

    private static ServerEvent.Closed feed(ServerEngine engine, byte[] request, int pieceSize) {
        List<ServerEvent.Call> seen = new ArrayList<>();
        for (int from = 0; from < request.length; from += Math.min(pieceSize, request.length - from)) {
            engine.feed(Arrays.copyOfRange(request, from, from + Math.min(pieceSize, request.length - from)));
            ServerEvent event = Dispatch.run(engine, TranscriptServer::answer, seen);
            if (event instanceof ServerEvent.Closed closed) {
                return closed;
            }
        }
        engine.finish();
        return (ServerEvent.Closed) Dispatch.run(engine, TranscriptServer::answer, seen);
    }
}
