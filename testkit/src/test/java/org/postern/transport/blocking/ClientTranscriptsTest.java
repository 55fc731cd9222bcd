package org.postern.transport.blocking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.ec.InvalidPointException;
import org.postern.crypto.srp.SrpGroup;
import org.postern.pson.Pson;
import org.postern.pson.PsonException;
import org.postern.testkit.OneAccount;
import org.postern.testkit.Transcripts;
import org.postern.testkit.Vectors;
import org.postern.transport.EngineFixture;
import org.postern.transport.ScriptedRandom;
import org.postern.transport.client.AlertReceived;
import org.postern.transport.client.ClientBody;
import org.postern.transport.client.ClientCalls;
import org.postern.transport.client.ClientKeyExchange;
import org.postern.transport.client.ClientKeyLogin;
import org.postern.transport.client.ClientLogin;
import org.postern.transport.client.ClientPasswordLogin;
import org.postern.transport.client.ClientPorts;
import org.postern.transport.client.ClientResponse;
import org.postern.transport.client.ClientTicket;
import org.postern.transport.client.RecordRejected;
import org.postern.transport.client.SessionLost;
import org.postern.transport.client.TransportException;
import org.postern.transport.message.CallOutcome;
import org.postern.transport.message.Members;
import org.postern.transport.record.Payload;

/** Feeds recorded responses to the client, which draws the recorded randoms. */
@DisplayName("the client understands recorded responses")
class ClientTranscriptsTest {
    private static final String SERVER_AGENT = "webmail-server-php;1.0.0";

    private final ScriptedRandom random = new ScriptedRandom();
    private final List<byte[]> requests = new ArrayList<>();

    private ClientPorts ports() {
        return new ClientPorts(random, () -> Instant.EPOCH, SERVER_AGENT);
    }

    /** The handshakes of a client whose bodies get the recorded response. */
    private BodyHandshakes handshakes(JsonNode exchange) {
        BodyExchange carrier = body -> {
            requests.add(body);
            return Vectors.hex(exchange, "response_hex");
        };
        return new BodyHandshakes(carrier, ports());
    }

    private static JsonNode exchange(String transcript, int index) {
        return Transcripts.named(transcript).path("exchanges").path(index);
    }

    /** The ticket message that opens the recorded request. */
    private static Members ticketMessage(JsonNode exchange) throws PsonException {
        byte[] request = Vectors.hex(exchange, "request_hex");
        return Members.decode(new Payload(request, 8, request.length - 8));
    }

    /** A body resumed as the recorded one was. */
    private static ClientBody resumed(JsonNode exchange) throws PsonException {
        Members message = ticketMessage(exchange);
        ClientBody body = new ClientBody();
        body.resume(ticket(exchange), message.binary("client_random"));
        return body;
    }

    private static ClientTicket ticket(JsonNode exchange) throws PsonException {
        byte[] master = exchange.path("keys").has("ticket")
                ? Vectors.hex(exchange.path("keys").path("ticket"), "master_secret")
                : Vectors.hex(exchange("server-client-ecdhe", 0).path("keys"), "master_secret");
        return new ClientTicket(ticketMessage(exchange).binary("ticket_id"), master, Instant.MAX);
    }

    private static void assertTickets(JsonNode exchange, int frame, byte[] master, List<ClientTicket> tickets) {
        JsonNode recorded =
                exchange.path("response_frames").path(frame).path("payload").path("tickets");
        assertEquals(recorded.size(), tickets.size());
        for (int i = 0; i < tickets.size(); i++) {
            assertArrayEquals(
                    Vectors.hex(recorded.path(i), "$binary"), tickets.get(i).id());
            assertArrayEquals(master, tickets.get(i).masterSecret());
            assertEquals(Instant.ofEpochSecond(900), tickets.get(i).expiry());
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "ecdhe-connect",
                "ecdhe-connect-2",
                "ecdhe-connect-3",
                "ecdhe-connect-4",
                "ecdhe-connect-5",
                "server-client-ecdhe"
            })
    void connects(String transcript) throws IOException, TransportException {
        JsonNode exchange = exchange(transcript, 0);
        random.add(Vectors.hex(exchange.path("keys"), "client_ephemeral_private"));
        List<ClientTicket> tickets = handshakes(exchange).anonymous(new ClientBody(), 3);
        assertTickets(exchange, 2, Vectors.hex(exchange.path("keys"), "master_secret"), tickets);
        if (transcript.equals("server-client-ecdhe")) {
            assertRequest(exchange);
        }
    }

    /** Our key exchanges differ from the recorded ones by one member at the end, which servers of 2018 ignore (§9.8). */
    private void assertRequest(JsonNode exchange) {
        byte[] keyChange = HexFormat.of().parseHex("fc0a6b65795f6368616e6765f1");
        byte[] request = requests.getFirst();
        int end = 8 + ByteBuffer.wrap(request).getInt(2);
        assertArrayEquals(keyChange, Arrays.copyOfRange(request, end - keyChange.length, end));
        byte[] without = EngineFixture.concat(
                Arrays.copyOf(request, end - keyChange.length), Arrays.copyOfRange(request, end, request.length));
        ByteBuffer.wrap(without).putInt(2, end - 8 - keyChange.length);
        without[9]--;
        assertEquals(exchange.path("request_hex").asText(), HexFormat.of().formatHex(without));
    }

    @Test
    void connectsWithAKnownServerKey() throws IOException, TransportException, InvalidPointException {
        JsonNode exchange = exchange("ecdhef-connect", 0);
        JsonNode key = Transcripts.parameters().path("server_static_key");
        random.add(Vectors.hex(exchange.path("keys"), "client_ephemeral_private"));
        List<ClientTicket> tickets = handshakes(exchange)
                .withServerKey(
                        EcPublicKey.decode(Vectors.hex(key, "pub")),
                        key.path("keyid").asText(),
                        3);
        assertTickets(exchange, 1, Vectors.hex(exchange.path("keys"), "master_secret"), tickets);
        assertRequest(exchange);
    }

    @Test
    void renewsTickets() throws IOException, TransportException, PsonException {
        JsonNode exchange = exchange("ticket-renewal", 0);
        random.add(ticketMessage(exchange).binary("client_random"));
        ClientTicket ticket = ticket(exchange);
        assertTickets(exchange, 1, ticket.masterSecret(), handshakes(exchange).renew(ticket, 6));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "ticket-ping,0",
        "two-calls-one-body,0",
        "call-denied,0",
        "unknown-method,0",
        "call-after-login,0",
        "call-after-key-login,0",
        "ticket-renewal,1",
        "server-client-call,0"
    })
    void readsAnswers(String transcript, int index) throws TransportException, PsonException {
        JsonNode exchange = exchange(transcript, index);
        ClientBody body = resumed(exchange);
        body.response().feed(Vectors.hex(exchange, "response_hex"));
        List<@Nullable Object> ids = new ArrayList<>();
        List<CallOutcome> expected = new ArrayList<>();
        for (JsonNode frame : Vectors.list(exchange.path("response_frames")).subList(1, answers(exchange) + 1)) {
            ids.add(Vectors.value(frame.path("payload").path("id")));
            expected.add(outcome(frame.path("payload")));
        }
        assertEquals(expected, ClientCalls.outcomes(body.response(), ids));
    }

    private static int answers(JsonNode exchange) {
        return exchange.path("response_frames").size() - 1;
    }

    private static CallOutcome outcome(JsonNode answer) {
        JsonNode error = answer.path("error").path("data").path("error");
        return error.isMissingNode()
                ? new CallOutcome.Result(Optional.ofNullable(Vectors.value(answer.path("result")))
                        .orElseThrow())
                : new CallOutcome.Failure(
                        error.path("code").asInt(),
                        answer.path("error").path("msg").asText(),
                        Optional.empty());
    }

    @Test
    @DisplayName("logs in as recorded")
    void logsIn() throws IOException, TransportException, PsonException {
        JsonNode init = exchange("srp-login", 0);
        JsonNode proof = exchange("srp-login", 1);
        random.add(Vectors.hex(proof.path("keys"), "srp_a"));
        ClientLogin login =
                new ClientPasswordLogin(ports(), OneAccount.USER, OneAccount.HOST, SrpGroup::isKnown, loginData -> {
                    assertEquals(
                            Transcripts.parameters()
                                    .path("account")
                                    .path("login_data")
                                    .asText(),
                            loginData);
                    return OneAccount.PASSWORD;
                });
        Members offer = handshakes(init).begin(login, resumed(init));
        ClientKeyExchange own = login.prove(offer, 6);
        JsonNode recorded = proof.path("request_frames").path(2);
        assertArrayEquals(
                Vectors.hex(recorded, "payload_hex"), Pson.encode(own.message().members()));
        List<ClientTicket> tickets = handshakes(proof).finish(own, resumed(proof));
        assertTickets(proof, 1, Vectors.hex(proof.path("keys"), "new_master_secret"), tickets);
        assertTrue(random.isUsedUp());
    }

    @Test
    @DisplayName("logs in by key as recorded")
    void logsInByKey() throws IOException, TransportException, PsonException {
        JsonNode init = exchange("key-login", 0);
        JsonNode proof = exchange("key-login", 1);
        JsonNode recorded = proof.path("request_frames").path(2);
        random.add(Vectors.hex(proof.path("keys"), "key_login_K"));
        random.add(Base64.getDecoder()
                .decode(recorded.path("payload").path("nonce").asText()));
        ClientLogin login = new ClientKeyLogin(
                new ClientPorts(random, () -> Instant.ofEpochMilli(1_520_000_000_000L), SERVER_AGENT),
                EcPrivateKey.of(Vectors.hex(Transcripts.parameters().path("account"), "recovery_private_hex")));
        Members offer = handshakes(init).begin(login, resumed(init));
        ClientKeyExchange own = login.prove(offer, 6);
        assertArrayEquals(
                Vectors.hex(recorded, "payload_hex"), Pson.encode(own.message().members()));
        List<ClientTicket> tickets = handshakes(proof).finish(own, resumed(proof));
        assertTickets(proof, 1, Vectors.hex(proof.path("keys"), "new_master_secret"), tickets);
        assertTrue(random.isUsedUp());
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "srp-wrong-password,1,Different M1",
        "srp-unknown-user,0,User doesn't exist",
        "alert-bad-header-tag,0,Invalid frame TAG",
        "alert-bad-mac,0,Invalid frame MAC"
    })
    void readsEncryptedAlerts(String transcript, int index, String text) throws PsonException {
        JsonNode exchange = exchange(transcript, index);
        ClientBody body = resumed(exchange);
        body.response().feed(Vectors.hex(exchange, "response_hex"));
        assertEquals(
                text,
                assertThrows(AlertReceived.class, () -> body.response().answer())
                        .text());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "alert-unsupported-version",
                "alert-invalid-frame",
                "alert-ccs-without-keys",
                "ecdh-handshake-refused"
            })
    void readsPlainAlerts(String transcript) {
        JsonNode exchange = exchange(transcript, 0);
        ClientResponse response = new ClientResponse();
        response.feed(Vectors.hex(exchange, "response_hex"));
        assertEquals(
                exchange.path("response_frames").path(0).path("payload_text").asText(),
                assertThrows(AlertReceived.class, response::answer).text());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"ticket-replay", "alert-invalid-ticket"})
    void readsAnInvalidTicketAsALostSession(String transcript) {
        ClientResponse response = new ClientResponse();
        response.feed(Vectors.hex(exchange(transcript, 0), "response_hex"));
        assertThrows(SessionLost.class, response::answer);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"plain-application-data", "alert-after-success"})
    void refusesPlainApplicationData(String transcript) {
        ClientResponse response = new ClientResponse();
        response.feed(Vectors.hex(exchange(transcript, 0), "response_hex"));
        assertThrows(RecordRejected.class, response::answer);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"unknown-handshake-ignored", "unknown-content-type-ignored", "empty-body"})
    void refusesAnEmptyResponse(String transcript) {
        ClientResponse response = new ClientResponse();
        response.feed(Vectors.hex(exchange(transcript, 0), "response_hex"));
        assertThrows(RecordRejected.class, response::answer);
    }

    @Test
    void refusesTicketsThatCameInTheClear() {
        ClientResponse response = new ClientResponse();
        response.feed(Vectors.hex(exchange("ticket-request-without-handshake", 0), "response_hex"));
        assertThrows(RecordRejected.class, () -> response.handshake("ticket_response"));
    }

    @Test
    void refusesAnAlteredServerKey() {
        JsonNode exchange = exchange("ecdhe-connect", 0);
        byte[] response = Vectors.hex(exchange, "response_hex");
        byte[] own = Vectors.hex(exchange.path("keys"), "client_ephemeral_private");
        for (int at = 19; at < 52; at++) {
            byte[] altered = response.clone();
            altered[at] ^= 1;
            ScriptedRandom script = new ScriptedRandom();
            script.add(own);
            BodyHandshakes handshakes =
                    new BodyHandshakes(_ -> altered, new ClientPorts(script, () -> Instant.EPOCH, SERVER_AGENT));
            assertThrows(RecordRejected.class, () -> handshakes.anonymous(new ClientBody(), 6));
        }
    }
}
