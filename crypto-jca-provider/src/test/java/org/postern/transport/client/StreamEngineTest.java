package org.postern.transport.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.transport.message.CallOutcome;
import org.postern.transport.message.CallRequest;
import org.postern.transport.message.Notification;
import org.postern.transport.record.ContentType;

class StreamEngineTest {
    private static final StreamEvent NEED_INPUT = new StreamEvent.NeedInput();
    private static final CallRequest CALL = new CallRequest("echo", Map.of());

    private final EcPrivateKey key = EcPrivateKey.generate(new SecureRandom());
    private final HandMadeServer server;
    private final StreamEngine client;

    StreamEngineTest() throws Exception {
        server = HandMadeServer.connected();
        client = server.client;
    }

    private static StreamEvent answered(long call, Object result) {
        return new StreamEvent.Answered(call, new CallOutcome.Result(result));
    }

    private static void assertRejected(StreamEngine engine) {
        StreamEvent.Ended ended = assertInstanceOf(StreamEvent.Ended.class, engine.next());
        assertInstanceOf(RecordRejected.class, ended.cause());
        assertEquals(Optional.of(ended.cause()), engine.end());
        assertFalse(engine.isOpen());
        assertFalse(engine.hasUnsent());
        assertEquals(ended, engine.next());
    }

    private void keyInitIsAnswered() {
        server.says(
                ContentType.HANDSHAKE,
                "type",
                "key_init",
                "sessionId",
                "s",
                "pub",
                key.publicKey().text());
    }

    @Test
    void opensAStreamAndSwitchesKeysBeforeTheFirstCall() throws Exception {
        assertEquals(NEED_INPUT, client.next());
        assertTrue(client.isOpen());
        assertFalse(client.isLoggedIn());
        assertEquals(1, client.call(CALL));
        assertTrue(client.hasUnsentCalls());
        // Could not be read under any other keys.
        assertEquals("echo", server.heard().text("method"));
        assertFalse(client.hasUnsent());
        assertThrows(IllegalStateException.class, client::connect);
    }

    @Test
    void matchesAnswersThatComeInAnotherOrder() {
        long one = client.call(CALL);
        long two = client.call(CALL);
        long three = client.call(CALL);
        server.answers(two, "two");
        server.answers(three, "three");
        assertEquals(answered(two, "two"), client.next());
        assertEquals(answered(three, "three"), client.next());
        assertEquals(NEED_INPUT, client.next());
        server.answers(one, "one");
        assertEquals(answered(one, "one"), client.next());
    }

    @ParameterizedTest(name = "refuses an answer to {0}")
    @CsvSource({"a call already answered,1", "a call never made,9", "no number,x"})
    void refusesAnswersNobodyWaitsFor(String what, String id) {
        server.answers(client.call(CALL), what);
        assertEquals(answered(1, what), client.next());
        server.answers(id.equals("x") ? id : (Object) Long.parseLong(id), what);
        assertRejected(client);
    }

    @Test
    void refusesAMalformedAnswer() {
        server.says(ContentType.APPLICATION_DATA, "id", client.call(CALL), "error", "text");
        assertRejected(client);
    }

    @Test
    void boundsCallsInFlight() {
        for (int i = 0; i < 250; i++) {
            assertTrue(client.hasRoom());
            assertEquals(1 + i, client.call(CALL));
        }
        assertFalse(client.hasRoom());
        assertThrows(IllegalStateException.class, () -> client.call(CALL));
        server.answers(7L, "OK");
        assertEquals(answered(7, "OK"), client.next());
        assertTrue(client.hasRoom());
    }

    @Test
    void boundsWhatIsUnsent() {
        CallRequest large = new CallRequest("echo", Map.of("value", new byte[300_000]));
        for (int i = 0; i < 4; i++) {
            assertEquals(i >= 2, client.isCrowded());
            assertTrue(client.hasRoom());
            assertEquals(1 + i, client.call(large));
        }
        assertFalse(client.hasRoom());
        assertTrue(client.drain().length > 1_200_000);
        assertFalse(client.isCrowded());
        assertTrue(client.hasRoom());
    }

    @Test
    void addsNothingForACallWithoutAForm() {
        assertThrows(
                IllegalArgumentException.class,
                () -> client.call(new CallRequest("echo", Map.of("value", new Object()))));
        assertFalse(client.hasUnsentCalls());
        assertEquals(1, client.call(CALL));
    }

    @Test
    void hearsNotificationsBetweenAnswers() {
        long call = client.call(CALL);
        server.says(ContentType.APPLICATION_DATA, "method", "sinkChanged", "params", Map.of("seq", 7L));
        server.answers(call, "OK");
        assertEquals(new StreamEvent.Pushed(new Notification("sinkChanged", Map.of("seq", 7L))), client.next());
        assertEquals(answered(call, "OK"), client.next());
    }

    @Test
    void answersToCallsComeWhileAHandshakeRunsAndNoCallGoesOut() throws Exception {
        long call = client.call(CALL);
        client.changeKeys();
        assertFalse(client.hasRoom());
        assertFalse(client.isIdle());
        assertThrows(IllegalStateException.class, () -> client.call(CALL));
        assertThrows(IllegalStateException.class, client::changeKeys);
        server.answers(call, "OK");
        assertEquals("echo", server.heard().text("method"));
        server.agree();
        assertEquals(answered(call, "OK"), client.next());
        assertInstanceOf(StreamEvent.HandshakeDone.class, client.next());
        assertTrue(client.hasRoom());
        assertTrue(client.isIdle());
        server.answers(client.call(CALL), "under new keys");
        assertEquals(answered(2, "under new keys"), client.next());
    }

    @Test
    void changesKeysAtOnceWhenTheServerAsks() throws Exception {
        server.says(ContentType.HANDSHAKE, "type", "ecdhe_request");
        assertEquals(new StreamEvent.RenewalBegun(), client.next());
        assertFalse(client.hasRoom());
        server.agree();
        assertEquals(new StreamEvent.RenewalDone(), client.next());
        assertEquals(NEED_INPUT, client.next());
        server.answers(client.call(CALL), "under new keys");
        assertEquals(answered(1, "under new keys"), client.next());
    }

    @Test
    void changesKeysAfterTheHandshakeThatRunsWhenTheServerAsks() {
        client.login(new ClientKeyLogin(HandMadeServer.PORTS, key));
        server.says(ContentType.HANDSHAKE, "type", "ecdhe_request");
        assertEquals(NEED_INPUT, client.next());
        keyInitIsAnswered();
        assertInstanceOf(StreamEvent.HandshakeDone.class, client.next());
        assertEquals(new StreamEvent.RenewalBegun(), client.next());
        assertEquals(NEED_INPUT, client.next());
    }

    @Test
    void takesTheKeysItWantedItselfForThoseTheServerAskedFor() throws Exception {
        client.changeKeys();
        server.says(ContentType.HANDSHAKE, "type", "ecdhe_request");
        server.agree();
        assertInstanceOf(StreamEvent.HandshakeDone.class, client.next());
        assertEquals(NEED_INPUT, client.next());
    }

    @Test
    void survivesAHundredThousandWishesForNewKeysInOnePiece() {
        client.login(new ClientKeyLogin(HandMadeServer.PORTS, key));
        server.saysOften(100_000, ContentType.HANDSHAKE, "type", "ecdhe_request");
        assertEquals(NEED_INPUT, client.next());
    }

    @ParameterizedTest(name = "refuses an encrypted {0} nobody asked for")
    @ValueSource(strings = {"ecdhe", "key_init", "ticket_response", "anything"})
    void refusesHandshakesNobodyAskedFor(String type) {
        server.says(ContentType.HANDSHAKE, "type", type);
        assertRejected(client);
    }

    @ParameterizedTest(name = "refuses an encrypted {0} instead of a key_init")
    @ValueSource(strings = {"ecdhe", "key_exchange", "anything"})
    void refusesAnotherReply(String type) {
        client.login(new ClientKeyLogin(HandMadeServer.PORTS, key));
        server.says(ContentType.HANDSHAKE, "type", type, "key", key.publicKey().compressed());
        assertRejected(client);
    }

    @Test
    void believesInNoLoginBeforeItsEnd() throws Exception {
        ClientLogin login = new ClientKeyLogin(HandMadeServer.PORTS, key);
        client.login(login);
        keyInitIsAnswered();
        StreamEvent.HandshakeDone offer = assertInstanceOf(StreamEvent.HandshakeDone.class, client.next());
        assertTrue(client.hasRoom());
        client.prove(login.prove(offer.reply(), 0));
        assertFalse(client.hasRoom());
        assertFalse(client.isLoggedIn());
        server.says(ContentType.HANDSHAKE, "type", "key_exchange");
        assertInstanceOf(StreamEvent.HandshakeDone.class, client.next());
        assertTrue(client.isLoggedIn());
        client.end(new IOException("closed"));
        assertFalse(client.isLoggedIn());
    }

    @ParameterizedTest(name = "{0} in the clear opens nothing")
    @ValueSource(strings = {"ticket_response", "ecdhe"})
    void refusesAnAnswerInTheClearToTheHolderOfAKey(String type) {
        HandMadeServer fresh = new HandMadeServer();
        fresh.client.connectWithServerKey(key.publicKey(), "0123456789ABCDEF");
        fresh.says(ContentType.HANDSHAKE, "type", type, "key", key.publicKey().compressed(), "tickets", new byte[16]);
        assertRejected(fresh.client);
    }

    @Test
    void needsAnOpenStreamForAllButOpening() {
        StreamEngine unopened = new HandMadeServer().client;
        assertTrue(unopened.isIdle());
        assertFalse(unopened.hasRoom());
        assertThrows(IllegalStateException.class, unopened::changeKeys);
        assertThrows(IllegalStateException.class, () -> unopened.login(new ClientKeyLogin(HandMadeServer.PORTS, key)));
        assertThrows(IllegalStateException.class, () -> unopened.call(CALL));
        assertFalse(unopened.hasUnsent());
    }

    @Test
    void endsOnceAndSendsNothingAfterwards() {
        IOException first = new IOException("first");
        long call = client.call(CALL);
        client.end(first);
        client.end(new IOException("second"));
        server.answers(call, "too late");
        assertEquals(new StreamEvent.Ended(first), client.next());
        assertEquals(Optional.of(first), client.end());
        assertFalse(client.hasUnsent());
        assertFalse(client.hasUnsentCalls());
        assertFalse(client.isCrowded());
        assertFalse(client.isIdle());
        assertFalse(client.hasRoom());
    }

    @Test
    void endsWithTheAlertOfTheServer() {
        server.alerts("Different M1");
        StreamEvent.Ended ended = assertInstanceOf(StreamEvent.Ended.class, client.next());
        assertEquals(
                "Different M1",
                assertInstanceOf(AlertReceived.class, ended.cause()).text());
    }
}
