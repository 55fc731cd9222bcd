package org.postern.transport.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.pson.Pson;
import org.postern.transport.EngineFixture;
import org.postern.transport.client.AlertReceived;
import org.postern.transport.client.ClientBody;
import org.postern.transport.client.ClientTicket;
import org.postern.transport.client.RecordRejected;
import org.postern.transport.message.AlertText;
import org.postern.transport.message.CallReply;
import org.postern.transport.message.CallRequest;
import org.postern.transport.record.ContentType;
import org.postern.transport.record.RecordWriter;

/** Calls and bodies against the server, from clients that are hostile, unusual, or both. */
class ServerEngineTest extends EngineFixture {
    /** An encrypted record of application data with any payload. */
    private byte[] encryptedCall(byte[] payload) {
        ClientTicket ticket = ticket(Optional.empty());
        ClientBody opening = new ClientBody();
        opening.resume(ticket, CLIENT_RANDOM);
        RecordWriter writer = new RecordWriter();
        writer.switchTo(ticket.recordKeys(CLIENT_RANDOM).client());
        writer.write(ContentType.APPLICATION_DATA, payload, 0, payload.length);
        return concat(opening.request(), writer.drain());
    }

    @ParameterizedTest(name = "refuses a call with {0}")
    @CsvSource({
        "no id,f602fc066d6574686f64fc0470696e67fc06706172616d73f3",
        "a null id,f603fc026964f0fc066d6574686f64fc0470696e67fc06706172616d73f3",
        "an object as id,f603fc026964f3fc066d6574686f64fc0470696e67fc06706172616d73f3",
        "no method,f602fc026964fc0131fc06706172616d73f3",
        "no params,f602fc026964fc0131fc066d6574686f64fc0470696e67",
        "null params,f603fc026964fc0131fc066d6574686f64fc0470696e67fc06706172616d73f0",
        "elements as params,f603fc026964fc0131fc066d6574686f64fc0470696e67fc06706172616d73f70100",
        "no object,00",
        "malformed PSON,f605"
    })
    void refusesMalformedCalls(String what, String payload) {
        assertAlert("Invalid frame", encryptedCall(HexFormat.of().parseHex(payload)));
    }

    @Test
    void refusesACallNestedTooDeep() {
        byte[] payload = new byte[200];
        for (int i = 0; i < payload.length; i += 2) {
            payload[i] = (byte) 0xf7;
            payload[i + 1] = 1;
        }
        assertAlert("Invalid frame", encryptedCall(payload));
    }

    @Test
    void refusesAHandshakeWithMoreThanAHandshakeNeeds() {
        List<Long> many = Collections.nCopies(5_000, 1L);
        assertAlert("Invalid json parameters", plainHandshake(handshake("type", "ecdhe", "key", point(), "x", many)));
    }

    @ParameterizedTest(name = "takes a call with {0}")
    @CsvSource({
        "an empty array as params,f603fc02696402fc066d6574686f64fc0470696e67fc06706172616d73f4",
        "an empty object as params,f603fc02696402fc066d6574686f64fc0470696e67fc06706172616d73f3"
    })
    void takesBothEmptyForms(String what, String payload) {
        ServerEvent.Call call = assertInstanceOf(
                ServerEvent.Call.class, receive(encryptedCall(HexFormat.of().parseHex(payload))));
        assertEquals(new ServerEvent.Call(1L, "ping", Map.of(), Optional.empty(), true), call, what);
    }

    @Test
    @DisplayName("ignores alerts of the client and goes on")
    void ignoresAlertsOfTheClient() {
        RecordWriter alert = new RecordWriter();
        alert.write(ContentType.ALERT, new byte[] {1, 2}, 0, 2);
        ClientBody body = resumed();
        body.call(1, new CallRequest("echo", Map.of()));
        ServerEvent event = receive(concat(alert.drain(), body.request()));
        assertEquals(
                Optional.of("a session"),
                assertInstanceOf(ServerEvent.Call.class, event).sessionId());
    }

    @Test
    void keepsWhatWasAnsweredBeforeAFailureAndReadsNothingAfterIt() throws Exception {
        ClientBody body = resumed();
        body.call(1, new CallRequest("whoami", Map.of()));
        byte[] good = body.request();
        body.call(2, new CallRequest("whoami", Map.of()));
        byte[] bad = body.request();
        bad[bad.length - 1] ^= 1;
        body.call(3, new CallRequest("whoami", Map.of()));
        body.response().feed(server.exchange(concat(good, bad, body.request())));
        assertEquals("user", body.response().answer().text("result"));
        assertEquals(
                "Invalid frame MAC",
                assertThrows(AlertReceived.class, () -> body.response().answer())
                        .text());
        assertEquals(1, server.calls.size());
    }

    @Test
    void refusesABodyCutInsideARecordAndTakesOneCutBetweenRecords() {
        ClientBody body = new ClientBody();
        body.handshake(handshake("type", "ecdhe", "key", point()));
        int boundary = body.request().length;
        ClientBody twice = new ClientBody();
        twice.handshake(handshake("type", "ecdhe", "key", point()));
        twice.handshake(handshake("type", "ticket_request", "count", 1));
        byte[] whole = twice.request();
        for (int length = 0; length <= whole.length; length++) {
            ServerEngine cut = server.engine();
            cut.feed(Arrays.copyOf(whole, length));
            assertEquals(
                    new ServerEvent.Closed(
                            length == 0 || length == boundary || length == whole.length
                                    ? Optional.empty()
                                    : Optional.of("read error (read 0 bytes)")),
                    finished(cut));
        }
    }

    private static ServerEvent finished(ServerEngine engine) {
        engine.finish();
        return engine.next();
    }

    @Test
    void answersEveryFlippedBitOfAnEncryptedCallByAnAlert() {
        ClientTicket ticket = ticket(Optional.empty());
        ClientBody body = new ClientBody();
        body.resume(ticket, CLIENT_RANDOM);
        byte[] opening = body.request();
        body.call(1, new CallRequest("echo", Map.of()));
        byte[] call = body.request();
        for (int bit = 0; bit < call.length * 8; bit++) {
            byte[] altered = call.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            ServerEngine attacked = engineHolding(ticket);
            attacked.feed(concat(opening, altered));
            ServerEvent.Closed closed = assertInstanceOf(ServerEvent.Closed.class, finished(attacked));
            assertEquals(
                    bit < 128 ? "Invalid frame TAG" : "Invalid frame MAC",
                    closed.alertText().orElseThrow());
        }
    }

    /** An engine whose store holds exactly this ticket again. */
    private ServerEngine engineHolding(ClientTicket ticket) {
        server.tickets.addToScript(ticket.id());
        var _ = server.tickets.issue(new TicketGrant(MASTER, Optional.empty(), Optional.empty(), server.instant()), 1);
        return server.engine();
    }

    @Test
    void writesTheThreeFormsOfAnAnswer() {
        assertEquals(
                "f604fc02696402fc076a736f6e727063fc03322e30fc06726573756c74fc024f4bfc056572726f72f0",
                hex(new CallReply.Result(1L, "OK")));
        assertEquals(
                HexFormat.of()
                        .formatHex(Pson.encode(message(
                                "id",
                                "a",
                                "jsonrpc",
                                "2.0",
                                "error",
                                message("data", message("error", message("code", 9, "data", "x")), "msg", "m"),
                                "result",
                                null))),
                hex(new CallReply.Failure("a", 9, "m", Optional.of("x"))));
        assertEquals(
                HexFormat.of()
                        .formatHex(Pson.encode(message(
                                "id",
                                "a",
                                "jsonrpc",
                                "2.0",
                                "error",
                                message(
                                        "data",
                                        message("error", message("code", -32603, "message", "Internal error")),
                                        "msg",
                                        "m"),
                                "result",
                                null))),
                hex(new CallReply.InternalFailure("a", "m")));
    }

    private static String hex(CallReply reply) {
        return HexFormat.of().formatHex(Pson.encode(reply.members()));
    }

    @Test
    void insistsOnOneAnswerPerCall() {
        assertThrows(IllegalStateException.class, () -> engine.reply(new CallReply.Result(1L, "OK")));
        ClientBody body = resumed();
        body.call(1, new CallRequest("echo", Map.of()));
        assertInstanceOf(ServerEvent.Call.class, receive(body.request()));
        assertThrows(IllegalStateException.class, engine::next);
        assertThrows(IllegalStateException.class, () -> engine.reply(new CallReply.Result(2L, "OK")));
        assertThrows(IllegalArgumentException.class, () -> engine.reply(new CallReply.Result(1L, new Object())));
        engine.reply(new CallReply.InternalFailure(1L, "no form"));
        assertEquals(new ServerEvent.Closed(Optional.empty()), engine.next());
        assertThrows(IllegalStateException.class, () -> engine.feed(new byte[1]));
    }

    @Test
    void sendsAnAlertOfTheSurroundingsOnceAndEncrypted() {
        ClientBody body = resumed();
        body.call(1, new CallRequest("echo", Map.of()));
        assertInstanceOf(ServerEvent.Call.class, receive(body.request()));
        engine.alert(AlertText.INTERNAL_ERROR.text());
        engine.alert("again");
        assertEquals(new ServerEvent.Closed(Optional.of("Internal error")), engine.next());
        body.response().feed(engine.drain());
        List<String> alerts = new ArrayList<>();
        alerts.add(assertThrows(AlertReceived.class, () -> body.response().answer())
                .text());
        assertThrows(RecordRejected.class, () -> body.response().answer());
        assertEquals(List.of("Internal error"), alerts);
    }
}
