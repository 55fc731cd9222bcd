package org.postern.transport.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.ec.Ecdh;
import org.postern.testkit.OneAccount;
import org.postern.transport.EngineFixture;
import org.postern.transport.TestServer;
import org.postern.transport.client.ClientBody;
import org.postern.transport.client.ClientEcdhe;
import org.postern.transport.client.ClientPorts;
import org.postern.transport.client.HandshakeMessage;
import org.postern.transport.message.CallReply;
import org.postern.transport.message.CallRequest;
import org.postern.transport.record.KeySchedule;
import org.postern.transport.record.Randoms;

/** Handshakes against the server, from clients that are hostile, unusual, or both. */
class ServerHandshakesTest extends EngineFixture {
    @Test
    @DisplayName("refuses keys chosen in the clear for an observed ticket")
    void refusesKeysChosenInTheClearAfterATicket() {
        ClientBody body = new ClientBody();
        body.handshake(handshake(
                "type", "ticket", "ticket_id", ticket(Optional.of("victim")).id(), "client_random", CLIENT_RANDOM));
        body.handshake(handshake("type", "ecdhef", "keyid", TestServer.KEY_ID, "key", point()));
        assertAlert("Invalid state", body.request());
    }

    @ParameterizedTest(name = "refuses {0} in the clear on a keyed connection")
    @ValueSource(strings = {"ecdhe", "ecdhef", "ticket", "ecdh", "srp_init", "srp_exchange", "key_init"})
    void refusesHandshakesInTheClearOnAKeyedConnection(String type) {
        ClientBody body = new ClientBody();
        body.handshake(handshake("type", "ecdhe", "key", point()));
        body.handshake(anyHandshake(type));
        assertAlert("Invalid state", body.request());
    }

    @ParameterizedTest(name = "refuses {0} before keys")
    @ValueSource(strings = {"ticket_request", "ecdh", "srp_init", "srp_exchange", "key_init", "key_exchange"})
    void refusesHandshakesBeforeKeys(String type) {
        assertAlert("Invalid state", plainHandshake(anyHandshake(type)));
    }

    private static HandshakeMessage anyHandshake(String type) {
        return handshake(
                "type",
                type,
                "key",
                point(),
                "keyid",
                TestServer.KEY_ID,
                "count",
                1,
                "tickets",
                1,
                "I",
                OneAccount.USER,
                "host",
                OneAccount.HOST,
                "A",
                "02",
                "M1",
                "02",
                "sessionId",
                "x",
                "pub",
                "a key",
                "nonce",
                "n".repeat(44),
                "timestamp",
                "1",
                "K",
                "AAAA",
                "signature",
                "AAAA",
                "ticket_id",
                new byte[16],
                "client_random",
                CLIENT_RANDOM);
    }

    @ParameterizedTest(name = "grants {1} tickets when asked for {0}")
    @CsvSource({"1,1", "256,256", "512,512", "1024,1024", "4096,1024", "9007199254740991,1024"})
    void grantsTickets(long asked, int granted) throws Exception {
        ClientBody body = resumed();
        body.handshake(handshake("type", "ticket_request", "count", asked));
        assertInstanceOf(ServerEvent.Closed.class, receive(body.request()));
        body.response().feed(engine.drain());
        assertEquals(
                granted,
                body.response().handshake("ticket_response").binaries("tickets").size());
    }

    @ParameterizedTest(name = "answers {1} messages {0} in one body: {2}")
    @CsvSource(
            nullValues = "all",
            value = {
                "ticket_request,4,all",
                "ticket_request,5,Too many records",
                "srp_init,4,all",
                "srp_init,5,Too many records"
            })
    void boundsWhatIsAskedForInOneBody(String type, int count, @Nullable String alert) {
        ClientBody body = resumed();
        for (int i = 0; i < count; i++) {
            body.handshake(handshake("type", type, "count", 1L, "I", OneAccount.USER, "host", OneAccount.HOST));
        }
        assertEquals(new ServerEvent.Closed(Optional.ofNullable(alert)), receive(body.request()));
    }

    @Test
    void nothingIsComputedForAKeyExchangeThatIsNotAdmitted() {
        server.admits = false;

        assertAlert("Too many requests", plainHandshake(handshake("type", "ecdhe", "key", point())));
        assertEquals(0, server.ephemeralKeys.get());
    }

    @ParameterizedTest(name = "refuses a request for {0} tickets")
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void refusesAbsurdCounts(long asked) {
        ClientBody body = resumed();
        body.handshake(handshake("type", "ticket_request", "count", asked));
        assertAlert("Invalid json parameters", body.request());
    }

    @ParameterizedTest(name = "refuses ecdhe with the point {0}")
    @ValueSource(
            strings = {
                "00",
                "020000000000000000000000000000000000000000000000000000000000000000",
                "02ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                ""
            })
    void refusesPointsOffTheCurve(String point) {
        assertAlert(
                "Invalid point",
                plainHandshake(handshake("type", "ecdhe", "key", HexFormat.of().parseHex(point))));
    }

    @Test
    void refusesARandomOfTheWrongLengthAndKeepsTheTicket() {
        byte[] id = ticket(Optional.empty()).id();
        assertAlert(
                "Invalid json parameters",
                plainHandshake(handshake("type", "ticket", "ticket_id", id, "client_random", new byte[65])));
        assertTrue(server.tickets.redeem(id).isPresent());
    }

    @Test
    void echoesNothingButAnIdInTheAlertOfAnUnknownKey() {
        assertAlert(
                "Invalid json parameters",
                plainHandshake(handshake("type", "ecdhef", "keyid", "<script>", "key", point())));
    }

    @Test
    @DisplayName("takes a change of keys in the middle of a stream, with the client switching too")
    void takesAChangeOfKeysInAStream() throws Exception {
        ClientBody body = resumed();
        EcPrivateKey ephemeral = EcPrivateKey.generate(new SecureRandom());
        body.handshake(handshake("type", "ecdhe", "key", ephemeral.publicKey().compressed()));
        engine.feed(body.request());
        assertInstanceOf(ServerEvent.NeedInput.class, engine.next());
        body.response().feed(engine.drain());
        byte[] serverKey = body.response().handshake("ecdhe").binary("key");
        byte[] master =
                KeySchedule.masterSecret(Ecdh.sharedX(ephemeral, EcPublicKey.decode(serverKey)), body.randoms());
        body.switchTo(KeySchedule.recordKeys(master, body.randoms()));
        body.call(7, new CallRequest("echo", Map.of()));
        engine.feed(body.request());
        ServerEvent.Call call = assertInstanceOf(ServerEvent.Call.class, engine.next());
        assertEquals(new ServerEvent.Call(7L, "echo", Map.of(), Optional.of("a session"), true), call);
        engine.reply(new CallReply.Result(7L, "OK"));
        body.response().feed(engine.drain());
        assertEquals("OK", body.response().answer().text("result"));
    }

    @Test
    @DisplayName("what comes under the known key alone may have been recorded; after a key exchange it was not")
    void callsUnderTheKnownKeyAloneMayHaveBeenRecorded() throws Exception {
        ClientBody body = new ClientBody();
        EcPrivateKey ephemeral = EcPrivateKey.generate(new SecureRandom());
        byte[] point = ephemeral.publicKey().compressed();
        body.handshake(handshake("type", "ecdhef", "keyid", TestServer.KEY_ID, "key", point));
        byte[] known = KeySchedule.masterSecret(Ecdh.sharedX(ephemeral, server.staticKey.publicKey()), Randoms.NONE);
        body.switchTo(KeySchedule.recordKeys(known, Randoms.NONE));
        body.call(1, new CallRequest("echo", Map.of()));
        body.handshake(handshake("type", "ecdhe", "key", point));
        body.call(2, new CallRequest("echo", Map.of()));
        engine.feed(body.request());
        assertFalse(call().live());
        assertFalse(call().live(), "the client still sends under the known key");
        assertInstanceOf(ServerEvent.NeedInput.class, engine.next());
        body.response().feed(engine.drain());
        body.response().answer();
        byte[] serverKey = body.response().handshake("ecdhe").binary("key");
        byte[] fresh = KeySchedule.masterSecret(Ecdh.sharedX(ephemeral, EcPublicKey.decode(serverKey)), Randoms.NONE);
        body.switchTo(KeySchedule.recordKeys(fresh, Randoms.NONE));
        body.call(3, new CallRequest("echo", Map.of()));
        engine.feed(body.request());
        assertTrue(call().live());
    }

    @Test
    @DisplayName("a ticket serves once, so what comes under it was not recorded, also when the known key follows")
    void aTicketMakesKeysLive() throws Exception {
        ClientBody body = resumed();
        EcPrivateKey ephemeral = EcPrivateKey.generate(new SecureRandom());
        body.call(1, new CallRequest("echo", Map.of()));
        body.handshake(handshake(
                "type",
                "ecdhef",
                "keyid",
                TestServer.KEY_ID,
                "key",
                ephemeral.publicKey().compressed()));
        byte[] known = KeySchedule.masterSecret(Ecdh.sharedX(ephemeral, server.staticKey.publicKey()), body.randoms());
        body.switchTo(KeySchedule.recordKeys(known, body.randoms()));
        body.call(2, new CallRequest("echo", Map.of()));
        engine.feed(body.request());
        assertTrue(call().live());
        assertTrue(call().live());
    }

    private ServerEvent.Call call() {
        ServerEvent.Call call = assertInstanceOf(ServerEvent.Call.class, engine.next());
        engine.reply(new CallReply.Result(call.id(), "OK"));
        return call;
    }

    @Test
    @DisplayName("negotiates nothing: wishes for another version, curve or cipher are ignored")
    void negotiatesNothing() throws Exception {
        ClientBody body = new ClientBody();
        ClientEcdhe ecdhe = new ClientEcdhe(new ClientPorts(new SecureRandom(), server, "test-client;1"));
        body.handshake(
                ecdhe.message().with("version", 2L).with("curve", "P-256").with("ciphers", List.of("none")));
        body.handshake(HandshakeMessage.ticketRequest(1));
        body.response().feed(server.exchange(body.request()));
        byte[] master = ecdhe.masterSecret(body.response().openHandshake("ecdhe"), body.randoms());
        body.response().prepare(KeySchedule.recordKeys(master, body.randoms()).server());
        assertEquals(
                1,
                body.response().handshake("ticket_response").binaries("tickets").size());
    }

    @Test
    void takesRawBytesThatCameAsText() throws Exception {
        byte[] id = "sixteen letters!".getBytes(StandardCharsets.UTF_8);
        server.tickets.addToScript(id);
        var _ = server.tickets.issue(new TicketGrant(MASTER, Optional.empty(), Optional.empty(), server.instant()), 1);
        ClientBody body = new ClientBody();
        body.handshake(handshake("type", "ticket", "ticket_id", "sixteen letters!", "client_random", "twelve bytes"));
        Randoms randoms = new Randoms("twelve bytes".getBytes(StandardCharsets.UTF_8), id);
        body.switchTo(KeySchedule.recordKeys(MASTER, randoms));
        body.call(1, new CallRequest("whoami", Map.of()));
        body.response().feed(server.exchange(body.request()));
        assertEquals("nobody", body.response().answer().text("result"));
    }
}
