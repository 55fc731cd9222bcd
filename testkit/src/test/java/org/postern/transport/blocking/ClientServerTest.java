package org.postern.transport.blocking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.testkit.OneAccount;
import org.postern.transport.TestServer;
import org.postern.transport.client.AlertReceived;
import org.postern.transport.client.RecordRejected;
import org.postern.transport.client.SessionLost;
import org.postern.transport.message.CallOutcome;
import org.postern.transport.message.CallRequest;

class ClientServerTest {
    private final TestServer server = new TestServer();
    private final ClientConnection client = server.client();

    private static CallRequest echo(@Nullable Object value) {
        Map<String, @Nullable Object> params = new LinkedHashMap<>();
        params.put("value", value);
        return new CallRequest("echo", params);
    }

    private static CallOutcome result(Object value) {
        return new CallOutcome.Result(value);
    }

    @Test
    @DisplayName("opens a standard connection by ECDHE")
    void connects() throws Exception {
        client.connect();
        assertFalse(client.isLoggedIn());
        assertEquals(List.of(result("nobody")), TestServer.call(client, "whoami"));
    }

    @Test
    @DisplayName("opens a standard connection with a known server key, and only with the right one")
    void connectsWithAServerKey() throws Exception {
        client.connectWithServerKey(server.staticKey.publicKey(), TestServer.KEY_ID);
        assertEquals(List.of(result("nobody")), TestServer.call(client, "whoami"));
        ClientConnection deceived = server.client();
        EcPrivateKey other = EcPrivateKey.generate(new SecureRandom());
        assertThrows(RecordRejected.class, () -> deceived.connectWithServerKey(other.publicKey(), TestServer.KEY_ID));
        assertEquals(
                "Cannot find key with id FFFF",
                assertThrows(
                                AlertReceived.class,
                                () -> deceived.connectWithServerKey(server.staticKey.publicKey(), "FFFF"))
                        .text());
        assertThrows(SessionLost.class, () -> TestServer.call(deceived, "whoami"));
    }

    @Test
    @DisplayName("carries nothing readable")
    void carriesNothingReadable() throws Exception {
        String canary = "the canary sings at noon";
        client.connect();
        client.call(List.of(echo(canary)));
        List<byte[]> bodies = new ArrayList<>(server.requests);
        bodies.addAll(server.responses);
        assertEquals(4, bodies.size());
        assertEquals(0, TestServer.piecesWith(canary, bodies));
        // The search finds what is in the clear: the agents of both sides, in the key exchange.
        assertEquals(1, TestServer.piecesWith("test-client;1", bodies));
        assertEquals(1, TestServer.piecesWith("test-server;1", bodies));
    }

    @ParameterizedTest(name = "carries a batch of {0} calls in one body, in order")
    @ValueSource(ints = {250, 1_000})
    void carriesBatchesInOneBodyInOrder(int size) throws Exception {
        client.connect();
        List<CallRequest> batch = new ArrayList<>();
        List<CallOutcome> expected = new ArrayList<>();
        for (long i = 0; i < size; i++) {
            batch.add(echo(i));
            expected.add(result(i));
        }
        assertEquals(expected, client.call(batch));
        assertEquals(2, server.requests.size());
    }

    @Test
    void goesOnAfterAFailedCall() throws Exception {
        client.connect();
        assertEquals(
                List.of(
                        new CallOutcome.Failure(48, "Access denied", Optional.of("detail")),
                        new CallOutcome.Failure(-32603, "no method nope", Optional.empty()),
                        result("nobody")),
                TestServer.call(client, "fail", "nope", "whoami"));
    }

    @Test
    void takesAMissingResultForAFailure() throws Exception {
        client.connect();
        assertEquals(
                List.of(new CallOutcome.Failure(-32603, "Missing result", Optional.empty())),
                client.call(List.of(echo(null))));
    }

    @Test
    void carriesABlock() throws Exception {
        byte[] block = new byte[131_089];
        new SecureRandom().nextBytes(block);
        client.connect();
        CallOutcome.Result answer = assertInstanceOf(
                CallOutcome.Result.class, client.call(List.of(echo(block))).getFirst());
        assertArrayEquals(block, assertInstanceOf(byte[].class, answer.value()));
    }

    @Test
    void needsAConnectionFirst() {
        assertThrows(SessionLost.class, () -> TestServer.call(client, "whoami"));
        assertTrue(server.requests.isEmpty());
    }

    @Test
    void renewsTicketsWhenFewAreLeft() throws Exception {
        client.requestTickets(8);
        client.connect();
        for (int i = 0; i < 40; i++) {
            assertEquals(List.of(result("nobody")), TestServer.call(client, "whoami"));
        }
        int renewals = server.requests.size() - 41;
        assertTrue(renewals >= 5 && renewals <= 7, "found " + renewals + " renewals");
    }

    @Test
    void renewsTicketsBeforeTheyExpire() throws Exception {
        client.connect();
        for (int i = 0; i < 4; i++) {
            server.advance(850);
            assertEquals(List.of(result("nobody")), TestServer.call(client, "whoami"));
        }
        assertEquals(1 + 4 + 4, server.requests.size());
    }

    @Test
    void losesTheSessionWhenIdleForTooLong() throws Exception {
        client.connect();
        client.login(OneAccount.USER, OneAccount.HOST, _ -> OneAccount.PASSWORD);
        server.advance(896);
        assertThrows(SessionLost.class, () -> TestServer.call(client, "whoami"));
        assertFalse(client.isLoggedIn());
        client.connect();
        assertEquals(List.of(result("nobody")), TestServer.call(client, "whoami"));
    }

    @Test
    void losesTheSessionWhenTheServerForgotItsTickets() throws Exception {
        client.connect();
        client.login(OneAccount.USER, OneAccount.HOST, _ -> OneAccount.PASSWORD);
        ClientConnection restarted = new TestServer().client();
        assertThrows(SessionLost.class, () -> TestServer.call(restarted, "whoami"));
        server.tickets.forgetAll();
        assertThrows(SessionLost.class, () -> TestServer.call(client, "whoami"));
        assertFalse(client.isLoggedIn());
    }

    @Test
    @DisplayName("changes keys in a running connection and keeps the login")
    void changesKeys() throws Exception {
        client.connect();
        client.login(OneAccount.USER, OneAccount.HOST, _ -> OneAccount.PASSWORD);
        for (int i = 0; i < 3; i++) {
            client.changeKeys();
            assertTrue(client.isLoggedIn());
            assertEquals(List.of(result("user")), TestServer.call(client, "whoami"));
        }
    }

    @Test
    @DisplayName("changes keys before the next body when the server has asked, also after a long batch")
    void changesKeysWhenTheServerAsks() throws Exception {
        client.connect();
        client.login(OneAccount.USER, OneAccount.HOST, _ -> OneAccount.PASSWORD);
        for (int i = 0; i < 4; i++) {
            server.advance(850);
            TestServer.call(client, "whoami");
        }
        server.advance(250);
        List<CallRequest> batch = Collections.nCopies(1_000, new CallRequest("whoami", Map.of()));
        assertEquals(Collections.nCopies(1_000, result("user")), client.call(batch));
        assertEquals(1, server.ephemeralKeys.get());
        for (int i = 0; i < 3; i++) {
            assertEquals(List.of(result("user")), TestServer.call(client, "whoami"));
            assertEquals(2, server.ephemeralKeys.get());
        }
    }

    @Test
    @DisplayName("refuses a body with a used ticket")
    void refusesReusedTickets() throws Exception {
        client.connect();
        TestServer.call(client, "whoami");
        byte[] answer = server.exchange(server.requests.getLast());
        assertEquals(
                "0115" + "0000000e" + "0000"
                        + HexFormat.of().formatHex("Invalid ticket".getBytes(StandardCharsets.UTF_8)),
                HexFormat.of().formatHex(answer));
        assertEquals(1, server.calls.size());
    }

    @Test
    @DisplayName("a carrier that changes one bit of a response is noticed")
    void noticesAlteredResponses() throws Exception {
        ClientConnection watched = server.client(body -> {
            byte[] response = server.exchange(body);
            if (server.requests.size() > 1) {
                response[response.length - 1] ^= 1;
            }
            return response;
        });
        watched.connect();
        assertThrows(RecordRejected.class, () -> TestServer.call(watched, "whoami"));
    }

    @Test
    void noticesACutOrSwappedResponse() throws Exception {
        List<byte[]> answers = new ArrayList<>();
        ClientConnection watched = server.client(body -> {
            byte[] response = server.exchange(body);
            answers.add(response);
            return switch (answers.size()) {
                case 2 -> Arrays.copyOf(response, response.length - 1);
                case 3 -> Arrays.copyOf(response, 8);
                case 4 -> answers.get(1);
                default -> response;
            };
        });
        watched.connect();
        for (int i = 0; i < 3; i++) {
            assertThrows(RecordRejected.class, () -> TestServer.call(watched, "whoami"));
        }
        assertEquals(List.of(result("nobody")), TestServer.call(watched, "whoami"));
    }
}
