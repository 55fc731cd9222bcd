package org.postern.transport.server;

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
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.postern.testkit.Transcripts;
import org.postern.testkit.Vectors;
import org.postern.transport.Dispatch;
import org.postern.transport.TranscriptServer;
import org.postern.transport.message.AlertText;
import org.postern.transport.message.CallReply;
import org.postern.transport.record.ContentType;
import org.postern.transport.record.KeySchedule;
import org.postern.transport.record.Randoms;
import org.postern.transport.record.RecordWriter;

/** Feeds every recorded request to a server engine, in the order of the recording. */
@DisplayName("the server answers recorded requests with the recorded bytes")
class ServerTranscriptsTest {
    /** Requests whose answer of 2018 is a defect that must not be copied (transport.md §23), and our alert. */
    private static final Map<String, AlertText> REFUSED = Map.of(
            "plain-application-data", AlertText.INVALID_FRAME,
            "alert-after-success", AlertText.INVALID_FRAME,
            "ticket-request-without-handshake", AlertText.INVALID_STATE);

    /** The one exchange whose answer has a record more than the recorded one (transport.md §22). */
    private static final String WITH_SWITCH = "key-login";

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
            "key-login",
            "call-after-key-login",
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
        List<String> recorded = Transcripts.all().stream()
                .map(transcript -> transcript.path("name").asText())
                .toList();
        assertEquals(33, recorded.size());
        assertEquals(33, expected.size());
        assertEquals(new TreeSet<>(expected), new TreeSet<>(recorded));
    }

    @TestFactory
    @DisplayName("C-07.1 answers every recorded request with the recorded bytes, or refuses it as the reference says")
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
        return DynamicTest.stream(Transcripts.all().iterator(), ServerTranscriptsTest::displayName, test);
    }

    private static String displayName(JsonNode transcript) {
        String name = transcript.path("name").asText();
        String note = name.equals(WITH_SWITCH)
                ? " (and a change cipher spec)"
                : REFUSED.containsKey(name) ? " (refused)" : "";
        return "transport.json/transcripts/" + name + note;
    }

    private static void replay(TranscriptServer server, JsonNode transcript, int pieceSize) {
        String name = transcript.path("name").asText();
        for (JsonNode exchange : transcript.path("exchanges")) {
            ServerEngine engine = server.engine();
            if (REPLAYED.contains(name)) {
                server.script(exchange);
            }
            ServerEvent.Closed closed =
                    feed(engine, Vectors.hex(exchange, "request_hex"), pieceSize, server.methods(name));
            if (REPLAYED.contains(name)) {
                assertEquals(expected(name, exchange), HexFormat.of().formatHex(engine.drain()));
                assertTrue(server.isScriptUsedUp());
            } else {
                assertEquals(Optional.ofNullable(REFUSED.get(name)).map(AlertText::text), closed.alertText());
            }
        }
    }

    /** The recorded answer; after {@code key_exchange} ours goes on with a change cipher spec under the old keys. */
    private static String expected(String name, JsonNode exchange) {
        String recorded = exchange.path("response_hex").asText();
        return name.equals(WITH_SWITCH) && exchange.path("keys").has("new_master_secret")
                ? recorded + HexFormat.of().formatHex(changeCipherSpecAfterOneRecord(exchange))
                : recorded;
    }

    private static byte[] changeCipherSpecAfterOneRecord(JsonNode exchange) {
        JsonNode ticket = exchange.path("keys").path("ticket");
        Randoms randoms = new Randoms(Vectors.hex(ticket, "client_random"), Vectors.hex(ticket, "ticket_id"));
        RecordWriter writer = new RecordWriter();
        writer.switchTo(KeySchedule.recordKeys(Vectors.hex(ticket, "master_secret"), randoms)
                .server());
        writer.write(ContentType.HANDSHAKE, new byte[1], 0, 1);
        var _ = writer.drain();
        writer.write(ContentType.CHANGE_CIPHER_SPEC, new byte[0], 0, 0);
        return writer.drain();
    }

    private static ServerEvent.Closed feed(
            ServerEngine engine, byte[] request, int pieceSize, Function<ServerEvent.Call, CallReply> methods) {
        List<ServerEvent.Call> seen = new ArrayList<>();
        for (int from = 0; from < request.length; from += Math.min(pieceSize, request.length - from)) {
            engine.feed(Arrays.copyOfRange(request, from, from + Math.min(pieceSize, request.length - from)));
            ServerEvent event = Dispatch.run(engine, methods, seen);
            if (event instanceof ServerEvent.Closed closed) {
                return closed;
            }
        }
        engine.finish();
        return (ServerEvent.Closed) Dispatch.run(engine, methods, seen);
    }
}
