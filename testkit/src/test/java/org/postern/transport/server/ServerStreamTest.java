package org.postern.transport.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.crypto.srp.SrpGroup;
import org.postern.testkit.OneAccount;
import org.postern.transport.Dispatch;
import org.postern.transport.EngineFixture;
import org.postern.transport.TestServer;
import org.postern.transport.client.ClientBody;
import org.postern.transport.client.ClientEcdhe;
import org.postern.transport.client.ClientKeyExchange;
import org.postern.transport.client.ClientPasswordLogin;
import org.postern.transport.client.ClientPorts;
import org.postern.transport.client.ClientTicket;
import org.postern.transport.client.HandshakeMessage;
import org.postern.transport.client.RecordRejected;
import org.postern.transport.client.TransportException;
import org.postern.transport.message.CallReply;
import org.postern.transport.message.CallRequest;
import org.postern.transport.record.KeySchedule;

/** A server engine that lives on: pushes, changes of keys, and who the caller is while they change (transport.md §8, §9.8, §27). */
class ServerStreamTest extends EngineFixture {
    private final ClientBody client = new ClientBody();
    private final ClientPorts ports = new ClientPorts(new SecureRandom(), server, "test-client;1");

    private ServerEvent arrives() {
        engine.feed(client.request());
        return engine.next();
    }

    private void answered() {
        client.response().feed(engine.drain());
    }

    private void handshakeArrives(HandshakeMessage message) {
        client.handshake(message);
        assertEquals(new ServerEvent.NeedInput(), arrives());
        answered();
    }

    /** Opens the stream with a ticket, as a client of 2018 or as one that changes keys when asked. */
    private void open(boolean keyChange) throws TransportException {
        ClientTicket ticket = ticket(Optional.empty());
        if (keyChange) {
            client.resume(ticket, CLIENT_RANDOM);
        } else {
            client.handshake(handshake("type", "ticket", "ticket_id", ticket.id(), "client_random", CLIENT_RANDOM));
            client.switchTo(ticket.recordKeys(CLIENT_RANDOM));
        }
        assertEquals(new ServerEvent.NeedInput(), arrives());
        answered();
    }

    private ServerEvent.Call call(long id) {
        client.call(id, new CallRequest("whoami", Map.of()));
        return assertInstanceOf(ServerEvent.Call.class, arrives());
    }

    private ClientPasswordLogin passwordLogin() {
        return new ClientPasswordLogin(
                ports, OneAccount.USER, OneAccount.HOST, SrpGroup::isKnown, _ -> OneAccount.PASSWORD);
    }

    @Test
    @DisplayName("a call under the keys of before the login is nobody's, until the client switches")
    void callsUnderOldKeysAreNobodys() throws Exception {
        ClientEcdhe ecdhe = new ClientEcdhe(ports);
        handshakeArrives(ecdhe.message());
        byte[] anonymous = ecdhe.masterSecret(client.response().openHandshake("ecdhe"), client.randoms());
        client.switchTo(KeySchedule.recordKeys(anonymous, client.randoms()));
        ClientPasswordLogin login = passwordLogin();
        handshakeArrives(login.opening());
        ClientKeyExchange proof = login.prove(client.response().handshake("srp_init"), 0);
        handshakeArrives(proof.message());
        byte[] master = proof.masterSecret(client.response().handshake("srp_exchange"), client.randoms());
        assertEquals(Optional.empty(), call(1).sessionId());
        engine.reply(new CallReply.Result(1L, "nobody"));
        client.switchTo(KeySchedule.recordKeys(master, client.randoms()));
        assertTrue(call(2).sessionId().isPresent());
        engine.reply(new CallReply.Result(2L, "user"));
        answered();
        assertEquals("nobody", client.response().answer().text("result"));
        assertEquals("user", client.response().answer().text("result"));
    }

    @Test
    void answersACallThatWasPutOffBehindLaterOnes() throws Exception {
        open(true);
        var _ = call(1);
        engine.putOff();
        var _ = call(2);
        engine.reply(new CallReply.Result(2L, "second"));
        engine.replyLate(new CallReply.Result(1L, "first"));
        answered();

        assertEquals("second", client.response().answer().text("result"));
        assertEquals("first", client.response().answer().text("result"));
        assertThrows(IllegalStateException.class, () -> engine.replyLate(new CallReply.Result(1L, "again")));
    }

    @Test
    void putsOffNothingButACall() throws Exception {
        open(true);
        assertThrows(IllegalStateException.class, engine::putOff);
        var _ = call(1);
        assertThrows(IllegalStateException.class, () -> engine.replyLate(new CallReply.Result(1L, "not put off")));
    }

    @Test
    void callThatWasPutOffIsNotAnsweredAfterTheEnd() throws Exception {
        open(true);
        var _ = call(1);
        engine.putOff();
        engine.alert("Internal error");
        assertThrows(IllegalStateException.class, () -> engine.replyLate(new CallReply.Result(1L, "late")));
    }

    @ParameterizedTest(name = "refuses {0} while the client has not switched")
    @ValueSource(strings = {"ecdhe", "ecdhef", "ticket", "srp_init", "key_init", "ecdh"})
    void refusesOtherHandshakesWhileSwitching(String type) throws Exception {
        open(true);
        handshakeArrives(new ClientEcdhe(ports).message());
        client.handshake(handshake(
                "type",
                type,
                "key",
                point(),
                "keyid",
                TestServer.KEY_ID,
                "I",
                "x",
                "host",
                "x",
                "pub",
                "x",
                "ticket_id",
                new byte[16],
                "client_random",
                CLIENT_RANDOM));
        assertEquals(new ServerEvent.Closed(Optional.of("Invalid state")), arrives());
    }

    @Test
    @DisplayName("tickets asked for while switching stand for the new keys")
    void grantsTicketsOfTheNewKeysWhileSwitching() throws Exception {
        open(true);
        ClientEcdhe ecdhe = new ClientEcdhe(ports);
        handshakeArrives(ecdhe.message());
        byte[] master = ecdhe.masterSecret(client.response().handshake("ecdhe"), client.randoms());
        client.response()
                .prepare(KeySchedule.recordKeys(master, client.randoms()).server());
        handshakeArrives(HandshakeMessage.ticketRequest(1));
        byte[] ticket = client.response()
                .handshake("ticket_response")
                .binaries("tickets")
                .getFirst();
        TicketGrant grant = server.tickets.redeem(ticket).orElseThrow();
        assertArrayEquals(master, grant.masterSecret());
        assertEquals(server.instant(), grant.agreedAt());
    }

    @Test
    void keepsTheTimeOfAgreementInRenewedTickets() throws Exception {
        open(true);
        server.advance(500);
        handshakeArrives(HandshakeMessage.ticketRequest(1));
        byte[] ticket = client.response()
                .handshake("ticket_response")
                .binaries("tickets")
                .getFirst();
        assertEquals(
                server.instant().minusSeconds(500),
                server.tickets.redeem(ticket).orElseThrow().agreedAt());
    }

    @Test
    @DisplayName("one engine answers 20,000 calls that trickle in")
    void answersAStreamThatTricklesIn() throws Exception {
        open(false);
        Random random = new Random(7);
        byte[] rest = new byte[0];
        long next = 0;
        for (long id = 0; id < 20_000; id++) {
            client.call(id, new CallRequest("whoami", Map.of()));
            byte[] bytes = concat(rest, client.request());
            int cut = random.nextInt(bytes.length + 1);
            engine.feed(Arrays.copyOf(bytes, cut));
            rest = Arrays.copyOfRange(bytes, cut, bytes.length);
            next = answerAll(next);
        }
        engine.feed(rest);
        assertEquals(20_000, answerAll(next));
        engine.finish();
        assertEquals(new ServerEvent.Closed(Optional.empty()), engine.next());
    }

    private long answerAll(long next) throws Exception {
        List<ServerEvent.Call> calls = new ArrayList<>();
        assertFalse(
                Dispatch.run(engine, call -> new CallReply.Result(call.id(), "OK"), calls)
                        instanceof ServerEvent.Closed);
        answered();
        for (ServerEvent.Call call : calls) {
            assertEquals(next + calls.indexOf(call), call.id());
            assertEquals(call.id(), client.response().answer().integer("id"));
        }
        return next + calls.size();
    }

    @Test
    void pushesNotificationsAlsoBetweenACallAndItsAnswer() throws Exception {
        open(false);
        assertTrue(engine.isProtected());
        ServerEvent.Call call = call(1);
        engine.notify("sinkChanged", Map.of("seq", 1L));
        engine.reply(new CallReply.Result(call.id(), "OK"));
        answered();
        // A body does not expect a push, and says so.
        assertThrows(RecordRejected.class, () -> client.response().answer());
        assertEquals("OK", client.response().answer().text("result"));
    }

    @Test
    @DisplayName("pushes nothing in the clear and nothing after the end")
    void pushesOnlyWhenProtected() throws Exception {
        assertFalse(engine.isProtected());
        assertThrows(IllegalStateException.class, () -> engine.notify("sinkChanged", Map.of()));
        assertThrows(IllegalStateException.class, engine::requestKeyChange);
        open(false);
        assertThrows(IllegalArgumentException.class, () -> engine.notify("sinkChanged", Map.of("x", new Object())));
        engine.alert("Internal error");
        assertFalse(engine.isProtected());
        assertThrows(IllegalStateException.class, () -> engine.notify("sinkChanged", Map.of()));
        assertThrows(IllegalStateException.class, engine::requestKeyChange);
    }

    @Test
    @DisplayName("asks only clients that understand it for new keys")
    void asksNoClientOf2018ForKeys() throws Exception {
        open(false);
        server.advance(7_200);
        engine.requestKeyChange();
        for (long id = 0; id < 300; id++) {
            engine.reply(new CallReply.Result(call(id).id(), "OK"));
        }
        answered();
        for (long id = 0; id < 300; id++) {
            assertEquals("OK", client.response().answer().text("result"));
        }
        assertFalse(client.response().isKeyChangeRequested());
    }

    @Test
    @DisplayName("ends the stream of a client that was asked for new keys and does not change them in a minute")
    void endsAStreamWhoseKeysAreNotChanged() throws Exception {
        open(true);
        server.advance(3_601);
        engine.reply(new CallReply.Result(call(1).id(), "OK"));
        answered();
        assertEquals("OK", client.response().answer().text("result"));
        assertTrue(client.response().isKeyChangeRequested());
        server.advance(61);
        client.call(2, new CallRequest("whoami", Map.of()));
        assertEquals(new ServerEvent.Closed(Optional.of("Key change required")), arrives());
    }

    @Test
    void waitsForTheSwitchAndNotOnlyForThePromise() throws Exception {
        open(true);
        engine.requestKeyChange();
        answered();
        handshakeArrives(new ClientEcdhe(ports).message());
        server.advance(61);
        client.call(2, new CallRequest("whoami", Map.of()));
        assertEquals(new ServerEvent.Closed(Optional.of("Key change required")), arrives());
    }

    @Test
    void logsInWithoutTicketsWhenNoneAreWanted() throws Exception {
        open(true);
        ClientPasswordLogin login = passwordLogin();
        handshakeArrives(login.opening());
        ClientKeyExchange proof = login.prove(client.response().handshake("srp_init"), 0);
        handshakeArrives(proof.message());
        assertEquals(List.of(), client.response().handshake("srp_exchange").binaries("tickets"));
    }
}
