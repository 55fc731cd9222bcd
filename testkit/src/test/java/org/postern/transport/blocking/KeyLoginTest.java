package org.postern.transport.blocking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.ec.InvalidPointException;
import org.postern.crypto.ecies.Ecies;
import org.postern.crypto.srp.SrpGroup;
import org.postern.pson.PsonException;
import org.postern.testkit.OneAccount;
import org.postern.transport.EngineFixture;
import org.postern.transport.KeyAccounts;
import org.postern.transport.StreamServer;
import org.postern.transport.TestServer;
import org.postern.transport.client.AlertReceived;
import org.postern.transport.client.ClientBody;
import org.postern.transport.client.ClientTicket;
import org.postern.transport.client.HandshakeMessage;
import org.postern.transport.client.RecordRejected;
import org.postern.transport.client.TransportException;
import org.postern.transport.message.AlertText;
import org.postern.transport.message.CallOutcome;
import org.postern.transport.message.HandshakeRefused;
import org.postern.transport.message.KeyLoginProof;
import org.postern.transport.message.Members;
import org.postern.transport.server.KeyLogin;
import org.postern.transport.server.TicketGrant;

/** Login by recovery key (transport.md §9.5), over both transports. */
class KeyLoginTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final EcPrivateKey recoveryKey = EcPrivateKey.generate(RANDOM);
    private final AtomicReference<KeyLogin> accounts = new AtomicReference<>(KeyLogin.UNAVAILABLE);
    private final TestServer server = new TestServer(OneAccount.fresh(SrpGroup.RFC5054_2048), new KeyLogin() {
        @Override
        public Challenge begin(String pub58, Map<String, String> properties) throws HandshakeRefused {
            return accounts.get().begin(pub58, properties);
        }

        @Override
        public byte[] finish(String sessionId, KeyLoginProof proof) throws HandshakeRefused {
            return accounts.get().finish(sessionId, proof);
        }
    });

    KeyLoginTest() {
        accounts.set(new KeyAccounts(
                recoveryKey.publicKey(),
                server,
                () -> "key" + Long.toUnsignedString(RANDOM.nextLong()),
                () -> EcPrivateKey.generate(RANDOM)));
    }

    @Test
    @DisplayName("logs in by recovery key")
    void logsIn() throws Exception {
        ClientConnection client = server.client();
        client.connect();
        client.loginWithKey(recoveryKey);
        assertTrue(client.isLoggedIn());
        assertEquals(List.of(new CallOutcome.Result("user")), TestServer.call(client, "whoami"));
        client.changeKeys();
        assertEquals(List.of(new CallOutcome.Result("user")), TestServer.call(client, "whoami"));
    }

    @Test
    @DisplayName("logs in by recovery key over a record stream")
    void logsInOverAStream() throws Exception {
        StreamServer stream = new StreamServer(server);
        stream.client.connect();
        stream.client.loginWithKey(recoveryKey);
        assertTrue(stream.client.isLoggedIn());
        assertEquals(List.of(new CallOutcome.Result("user")), TestServer.call(stream.client, "whoami"));
        stream.stop();
    }

    @Test
    void reportsAnUnknownKey() throws Exception {
        ClientConnection client = server.client();
        client.connect();
        AlertReceived alert =
                assertThrows(AlertReceived.class, () -> client.loginWithKey(EcPrivateKey.generate(RANDOM)));
        assertEquals("User doesn't exist", alert.text());
        assertFalse(client.isLoggedIn());
    }

    @Test
    void isUnavailableUnlessConfigured() throws Exception {
        accounts.set(KeyLogin.UNAVAILABLE);
        ClientConnection client = server.client();
        client.connect();
        AlertReceived alert = assertThrows(AlertReceived.class, () -> client.loginWithKey(recoveryKey));
        assertEquals("Key Login handshake uavailable", alert.text());
    }

    /** Somebody between the client and the server, who talks to each in the name of the other. */
    private final class Middleman implements KeyLogin {
        private final EcPrivateKey own = EcPrivateKey.generate(RANDOM);
        private final boolean putsInItsKey;
        private final boolean sealsAgain;
        private Optional<EcPublicKey> oneTime = Optional.empty();
        private Optional<byte[]> learnt = Optional.empty();

        Middleman(boolean putsInItsKey, boolean sealsAgain) {
            this.putsInItsKey = putsInItsKey;
            this.sealsAgain = sealsAgain;
        }

        @Override
        public Challenge begin(String pub58, Map<String, String> properties) throws HandshakeRefused {
            Members offer = ask(EngineFixture.message("type", "key_init", "pub", pub58), "key_init");
            try {
                EcPublicKey key = EcPublicKey.fromText(offer.text("pub"));
                oneTime = Optional.of(key);
                return new Challenge(offer.text("sessionId"), offer.text("I"), putsInItsKey ? own.publicKey() : key);
            } catch (PsonException | InvalidPointException malformed) {
                throw new AssertionError(malformed);
            }
        }

        @Override
        public byte[] finish(String sessionId, KeyLoginProof proof) throws HandshakeRefused {
            if (putsInItsKey) {
                learnt = Optional.of(proof.open(own, recoveryKey.publicKey()));
            }
            Map<String, @Nullable Object> passedOn = EngineFixture.message(
                    "type",
                    "key_exchange",
                    "sessionId",
                    sessionId,
                    "nonce",
                    proof.nonce(),
                    "timestamp",
                    proof.timestamp(),
                    "K",
                    sealsAgain ? sealedForTheServer() : proof.sealedKey(),
                    "signature",
                    Base64.getEncoder().encodeToString(proof.signature()),
                    "tickets",
                    1L);
            var _ = ask(passedOn, "key_exchange");
            return learnt.orElse(new byte[32]);
        }

        /** Only in its own name, because it has no other key. */
        private String sealedForTheServer() {
            return Base64.getEncoder().encodeToString(Ecies.seal(own, oneTime.orElseThrow(), learnt.orElseThrow()));
        }

        private Members ask(Map<String, @Nullable Object> message, String reply) throws HandshakeRefused {
            try {
                ClientBody body = asked(message);
                return body.response().handshake(reply);
            } catch (AlertReceived alert) {
                throw new HandshakeRefused(Stream.of(AlertText.values())
                        .filter(text -> text.text().equals(alert.text()))
                        .findFirst()
                        .orElseThrow());
            } catch (TransportException failure) {
                throw new AssertionError(failure);
            }
        }
    }

    private ClientConnection clientOf(Middleman middleman) throws IOException, TransportException {
        ClientConnection client = new TestServer(OneAccount.fresh(SrpGroup.RFC5054_2048), middleman).client();
        client.connect();
        return client;
    }

    @ParameterizedTest(name = "{1}")
    @DisplayName("a middleman who puts a key of its own into key_init gets no session of the user")
    @CsvSource({"false,Invalid checksum", "true,Invalid signature"})
    void givesNoSessionToAMiddleman(boolean sealsAgain, String alert) throws Exception {
        Middleman middleman = new Middleman(true, sealsAgain);
        ClientConnection deceived = clientOf(middleman);
        assertEquals(
                alert,
                assertThrows(AlertReceived.class, () -> deceived.loginWithKey(recoveryKey))
                        .text());
        assertFalse(deceived.isLoggedIn());
        // The secret of a login that is none (§23): the server has not agreed to it.
        assertTrue(middleman.learnt.isPresent());
        assertFalse(server.tickets.haveSession());
    }

    @Test
    void takesAProofThatIsPassedOnUnchanged() throws Exception {
        Middleman honest = new Middleman(false, false);
        ClientConnection client = clientOf(honest);
        // Who passes on cannot go on: it does not know the keys that client and server have agreed on.
        assertThrows(RecordRejected.class, () -> {
            client.loginWithKey(recoveryKey);
            TestServer.call(client, "whoami");
        });
        assertTrue(server.tickets.haveSession());
        assertTrue(honest.learnt.isEmpty());
    }

    private KeyLoginProof proof(EcPrivateKey sealedFor, byte[] secret) {
        String sealed = Base64.getEncoder().encodeToString(Ecies.seal(recoveryKey, sealedFor.publicKey(), secret));
        return KeyLoginProof.sign(recoveryKey, sealed, "n".repeat(44), "1");
    }

    @ParameterizedTest(name = "a secret of {0} bytes becomes one of 32")
    @CsvSource({"32,0", "31,1", "1,31", "40,0"})
    void takes32BytesOfTheSecret(int length, int zeros) throws HandshakeRefused {
        EcPrivateKey oneTime = EcPrivateKey.generate(RANDOM);
        byte[] secret = new byte[length];
        Arrays.fill(secret, (byte) 7);
        byte[] expected = new byte[32];
        Arrays.fill(expected, zeros, 32, (byte) 7);
        assertArrayEquals(expected, proof(oneTime, secret).open(oneTime, recoveryKey.publicKey()));
    }

    @Test
    void coversKeyNonceAndTimestampByTheSignature() {
        KeyLoginProof proof = proof(EcPrivateKey.generate(RANDOM), new byte[32]);
        assertTrue(proof.isSignedBy(recoveryKey.publicKey()));
        assertFalse(proof.isSignedBy(EcPrivateKey.generate(RANDOM).publicKey()));
        for (KeyLoginProof altered : List.of(
                new KeyLoginProof("m".repeat(44), proof.timestamp(), proof.sealedKey(), proof.signature()),
                new KeyLoginProof(proof.nonce(), "2", proof.sealedKey(), proof.signature()),
                new KeyLoginProof(proof.nonce(), proof.timestamp(), "AAAA", proof.signature()),
                new KeyLoginProof(proof.nonce(), proof.timestamp(), proof.sealedKey(), new byte[65]))) {
            assertFalse(altered.isSignedBy(recoveryKey.publicKey()));
        }
        assertEquals("KeyLoginProof[timestamp=1]", proof.toString());
    }

    @ParameterizedTest(name = "refuses key_init with {0}")
    @ValueSource(
            strings = {"no pub", "a long pub", "another property", "a long property", "a property that is no text"})
    void refusesMalformedInits(String what) {
        Map<String, @Nullable Object> members = switch (what) {
            case "no pub" -> EngineFixture.message("type", "key_init");
            case "a long pub" -> init("pub", "1".repeat(65));
            case "another property" -> init("properties", Map.of("appVersion", "1", "color", "red"));
            case "a long property" -> init("properties", Map.of("sysVersion", "x".repeat(151)));
            default -> init("properties", Map.of("sysVersion", 1L));
        };
        assertMalformed(members);
    }

    private static Map<String, @Nullable Object> init(String name, Object value) {
        Map<String, @Nullable Object> members = EngineFixture.message("type", "key_init", "pub", "a key");
        members.put(name, value);
        return members;
    }

    @ParameterizedTest(name = "refuses key_exchange with {0} {1}")
    @CsvSource({
        "nonce,1234567890123456789012345678901",
        "nonce,12345678901234567890123456789012345678901234567890123456789012345",
        "timestamp,''",
        "timestamp,-1",
        "timestamp,1e9",
        "timestamp,1234567890123456789",
        "K,not base64",
        "K,''",
        "signature,?",
        "tickets,6"
    })
    void refusesMalformedProofs(String name, String value) {
        Map<String, @Nullable Object> members = EngineFixture.message(
                "type",
                "key_exchange",
                "sessionId",
                "x",
                "nonce",
                "n".repeat(44),
                "timestamp",
                "1",
                "K",
                "AAAA",
                "signature",
                "AAAA",
                "tickets",
                6L);
        members.put(name, value);
        assertMalformed(members);
    }

    private void assertMalformed(Map<String, @Nullable Object> members) {
        assertEquals(
                "Invalid json parameters",
                assertThrows(
                                AlertReceived.class,
                                () -> asked(members).response().answer())
                        .text());
    }

    /** A handshake on a standard connection, and what the server answers. */
    private ClientBody asked(Map<String, @Nullable Object> members) {
        ClientBody body = new ClientBody();
        TicketGrant grant = new TicketGrant(new byte[48], Optional.empty(), Optional.empty(), server.instant());
        body.resume(
                new ClientTicket(server.tickets.issue(grant, 1).getFirst(), new byte[48], server.instant()),
                new byte[16]);
        body.handshake(new HandshakeMessage("any", members));
        body.response().feed(server.exchange(body.request()));
        return body;
    }
}
