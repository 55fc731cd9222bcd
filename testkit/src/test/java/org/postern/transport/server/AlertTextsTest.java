package org.postern.transport.server;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.srp.SrpGroup;
import org.postern.testkit.OneAccount;
import org.postern.transport.EngineFixture;
import org.postern.transport.KeyAccounts;
import org.postern.transport.TestServer;
import org.postern.transport.client.ClientBody;
import org.postern.transport.client.ClientTicket;
import org.postern.transport.message.AlertText;
import org.postern.transport.message.CallReply;
import org.postern.transport.message.CallRequest;
import org.postern.transport.message.HandshakeRefused;
import org.postern.transport.message.KeyLoginProof;
import org.postern.transport.record.ContentType;
import org.postern.transport.record.DirectionKeys;
import org.postern.transport.record.Frame;
import org.postern.transport.record.RecordReader;
import org.postern.transport.record.RecordWriter;

/** Every alert text, written down here as transport.md §21 has it, and read from the bytes that the client gets. */
class AlertTextsTest {
    /** Something a client does that ends in an alert; gives the text of the last record. */
    private interface Provocation {
        String provoke(Attack attack) throws Exception;
    }

    /** What the engine itself refuses. */
    private static final Map<String, Provocation> BY_THE_ENGINE = Map.ofEntries(
            entry("Unsupported version", attack -> attack.send(new byte[] {2, 22, 0, 0, 0, 0, 0, 0})),
            entry("Invalid frame TAG", attack -> attack.send(attack.alteredCall(0))),
            entry("Invalid frame MAC", attack -> attack.send(attack.alteredCall(40))),
            entry("Invalid frame", attack -> attack.sendPlain(ContentType.APPLICATION_DATA)),
            entry("read error (read 0 bytes)", attack -> attack.send(new byte[] {1, 22, 0, 0})),
            entry("Invalid ticket", attack -> attack.send(attack.unknownTicket())),
            entry("Invalid next read state", attack -> attack.sendPlain(ContentType.CHANGE_CIPHER_SPEC)),
            entry("Invalid state", attack -> attack.sendEncrypted("type", "ecdh")),
            entry("Invalid point", attack -> attack.sendEncrypted("type", "ecdhe", "key", new byte[33])),
            entry(
                    "Cannot find key with id EF2BB4AF8D910B92",
                    attack -> attack.sendEncrypted(
                            "type", "ecdhef", "keyid", "EF2BB4AF8D910B92", "key", EngineFixture.point())),
            entry(
                    "Key Login handshake uavailable",
                    attack -> attack.keyLogin(KeyLogin.UNAVAILABLE).sendEncrypted("type", "key_init", "pub", "x")),
            entry("Invalid checksum", attack -> attack.sendEncrypted(attack.keyExchange(attack.now(), true))),
            entry("Invalid json parameters", attack -> attack.sendEncrypted("type", 1L)),
            entry("Too many records", attack -> attack.send(new byte[0], alerts(4_097))),
            entry("Too many requests", Attack::askInVain),
            entry("Key change required", Attack::goOnUnderOldKeys));

    /** What accounts refuse, here those of the tests: the engine passes it on. That the real ones refuse it is theirs to show. */
    private static final Map<String, Provocation> BY_ACCOUNTS = Map.ofEntries(
            entry("Login blocked", attack -> attack.refusedLogin(AlertText.LOGIN_BLOCKED)),
            entry("Login rejected", attack -> attack.refusedLogin(AlertText.LOGIN_REJECTED)),
            entry("Invalid session state", attack -> attack.refusedLogin(AlertText.INVALID_SESSION_STATE)),
            entry(
                    "User doesn't exist",
                    attack -> attack.sendEncrypted("type", "srp_init", "I", "nobody", "host", OneAccount.HOST)),
            entry("Unknown session", attack -> attack.sendEncrypted(srpExchange("unknown", "02"))),
            entry("Invalid A", attack -> attack.sendEncrypted(srpExchange(attack.srpSession(), "00"))),
            entry("Different M1", attack -> attack.sendEncrypted(srpExchange(attack.srpSession(), "02"))),
            entry("Invalid timestamp", attack -> attack.sendEncrypted(attack.keyExchange("1", true))),
            entry("Invalid signature", attack -> attack.sendEncrypted(attack.keyExchange(attack.now(), false))),
            entry("Invalid nonce", attack -> {
                String now = attack.now();
                assertEquals("Invalid checksum", attack.sendEncrypted(attack.keyExchange(now, true)));
                return attack.sendEncrypted(attack.keyExchange(now, true));
            }));

    /** What goes wrong around the engine. */
    private static final Map<String, Provocation> BY_THE_SURROUNDINGS = Map.of("Internal error", Attack::failOutside);

    private static Object[] srpExchange(String session, String a) {
        return new Object[] {"type", "srp_exchange", "A", a, "M1", "02", "sessionId", session, "tickets", 1L};
    }

    /** Records that are ignored one by one. */
    private static byte[] alerts(int count) {
        RecordWriter writer = new RecordWriter();
        for (int i = 0; i < count; i++) {
            writer.write(ContentType.ALERT, new byte[0], 0, 0);
        }
        return writer.drain();
    }

    @Test
    void knowsHowEveryAlertIsProvoked() {
        Set<String> provoked = new TreeSet<>(BY_THE_ENGINE.keySet());
        provoked.addAll(BY_ACCOUNTS.keySet());
        provoked.addAll(BY_THE_SURROUNDINGS.keySet());
        // The one text with something in it, see HandshakeRefused.
        assertTrue(provoked.remove("Cannot find key with id EF2BB4AF8D910B92"));
        Set<String> known = new TreeSet<>();
        for (AlertText alert : AlertText.values()) {
            assertTrue(known.add(alert.text()));
        }
        assertEquals(provoked, known);
        assertEquals(26, known.size());
    }

    @TestFactory
    @DisplayName("every alert of the engine has its text")
    Stream<DynamicTest> alertsOfTheEngine() {
        return provoked(BY_THE_ENGINE);
    }

    @TestFactory
    @DisplayName("every alert of an account is passed on to the letter")
    Stream<DynamicTest> alertsOfAccounts() {
        return provoked(BY_ACCOUNTS);
    }

    @TestFactory
    @DisplayName("an alert for a failure of the surroundings is sent to the letter")
    Stream<DynamicTest> alertsOfTheSurroundings() {
        return provoked(BY_THE_SURROUNDINGS);
    }

    private static Stream<DynamicTest> provoked(Map<String, Provocation> provocations) {
        return DynamicTest.stream(
                provocations.keySet().stream().sorted(),
                text -> text,
                text -> assertEquals(
                        text, Objects.requireNonNull(provocations.get(text)).provoke(new Attack())));
    }

    @Test
    void takes4096RecordsInOnePiece() {
        Attack attack = new Attack();
        assertEquals(new ServerEvent.Closed(Optional.empty()), attack.answerTo(alerts(4_096)));
    }

    /** One client with a ticket, and a server that has one account for each kind of login. */
    private static final class Attack extends EngineFixture {
        private final EcPrivateKey recoveryKey = EcPrivateKey.generate(new SecureRandom());
        private TestServer attacked;
        private Optional<DirectionKeys> readKeys = Optional.empty();

        Attack() {
            attacked = server;
            var _ = keyLogin(new KeyAccounts(
                    recoveryKey.publicKey(),
                    server,
                    () -> "key session",
                    () -> EcPrivateKey.generate(new SecureRandom())));
        }

        Attack keyLogin(KeyLogin keyLogin) {
            attacked = new TestServer(OneAccount.fresh(SrpGroup.RFC5054_2048), keyLogin);
            return this;
        }

        String send(byte[]... parts) throws Exception {
            return alertAfter(attacked.engine(), concat(parts));
        }

        ServerEvent answerTo(byte[] body) {
            ServerEngine engine = attacked.engine();
            engine.feed(body);
            engine.finish();
            return engine.next();
        }

        /** The text of the alert that ends the answer, as the bytes have it. */
        private String alertAfter(ServerEngine engine, byte[] body) throws Exception {
            engine.feed(body);
            engine.finish();
            assertInstanceOf(ServerEvent.Closed.class, engine.next());
            RecordReader reader = new RecordReader();
            reader.feed(engine.drain());
            List<String> alerts = new ArrayList<>();
            for (Optional<Frame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                assertEquals(List.of(), alerts, "nothing follows an alert");
                switch (frame.get().type()) {
                    case CHANGE_CIPHER_SPEC -> reader.switchTo(readKeys.orElseThrow());
                    case ALERT -> alerts.add(frame.get().payload().text());
                    case HANDSHAKE, APPLICATION_DATA, OTHER -> {}
                }
            }
            assertTrue(reader.isAtEnd());
            return alerts.getFirst();
        }

        String sendPlain(ContentType type) throws Exception {
            RecordWriter writer = new RecordWriter();
            writer.write(type, new byte[0], 0, 0);
            return send(writer.drain());
        }

        String sendEncrypted(Object... namesAndValues) throws Exception {
            ClientBody body = open();
            body.handshake(handshake(namesAndValues));
            return send(body.request());
        }

        private ClientBody open() {
            TicketGrant grant = new TicketGrant(MASTER, Optional.empty(), Optional.empty(), attacked.instant());
            ClientBody body = new ClientBody();
            ClientTicket ticket =
                    new ClientTicket(attacked.tickets.issue(grant, 1).getFirst(), MASTER, attacked.instant());
            body.resume(ticket, CLIENT_RANDOM);
            readKeys = Optional.of(ticket.recordKeys(CLIENT_RANDOM).server());
            return body;
        }

        byte[] alteredCall(int at) {
            ClientBody body = open();
            byte[] opening = body.request();
            body.call(1, new CallRequest("whoami", Map.of()));
            byte[] call = body.request();
            call[at] ^= 1;
            return concat(opening, call);
        }

        byte[] unknownTicket() {
            return plainHandshake(
                    handshake("type", "ticket", "ticket_id", new byte[16], "client_random", CLIENT_RANDOM));
        }

        /** What only the accounts know comes from the port; the engine passes it on. */
        String refusedLogin(AlertText text) throws Exception {
            attacked = new TestServer(new PasswordLogin() {
                @Override
                public Challenge begin(String user, String host, Map<String, String> properties)
                        throws HandshakeRefused {
                    throw new HandshakeRefused(text);
                }

                @Override
                public Proof finish(String sessionId, BigInteger a, BigInteger m1) throws HandshakeRefused {
                    throw new HandshakeRefused(text);
                }
            });
            return sendEncrypted("type", "srp_init", "I", OneAccount.USER, "host", OneAccount.HOST);
        }

        String srpSession() throws Exception {
            ClientBody body = open();
            body.handshake(handshake("type", "srp_init", "I", OneAccount.USER, "host", OneAccount.HOST));
            body.response().feed(attacked.exchange(body.request()));
            return body.response().handshake("srp_init").text("sessionId");
        }

        String now() {
            return Long.toString(attacked.instant().toEpochMilli());
        }

        /** A proof sealed for nobody, in a session that exists. */
        Object[] keyExchange(String timestamp, boolean signed) throws Exception {
            ClientBody body = open();
            body.handshake(
                    handshake("type", "key_init", "pub", recoveryKey.publicKey().text()));
            body.response().feed(attacked.exchange(body.request()));
            KeyLoginProof proof = KeyLoginProof.sign(recoveryKey, "AAAA", "n".repeat(44), timestamp);
            byte[] signature = signed ? proof.signature() : new byte[65];
            return new Object[] {
                "type", "key_exchange",
                "sessionId", body.response().handshake("key_init").text("sessionId"),
                "nonce", proof.nonce(),
                "timestamp", timestamp,
                "K", proof.sealedKey(),
                "signature", Base64.getEncoder().encodeToString(signature),
                "tickets", 1L
            };
        }

        /** A client that says it understands the request for new keys and does not obey. */
        String goOnUnderOldKeys() throws Exception {
            ServerEngine engine = attacked.engine();
            ClientBody body = open();
            engine.feed(body.request());
            assertEquals(new ServerEvent.NeedInput(), engine.next());
            engine.requestKeyChange();
            for (int i = 0; i < 256; i++) {
                body.call(i, new CallRequest("whoami", Map.of()));
                engine.feed(body.request());
                engine.reply(new CallReply.Result(((ServerEvent.Call) engine.next()).id(), "OK"));
            }
            body.call(256, new CallRequest("whoami", Map.of()));
            return alertAfter(engine, body.request());
        }

        String askInVain() throws Exception {
            attacked.admits = false;
            return sendEncrypted("type", "ticket_request", "count", 1L);
        }

        String failOutside() throws Exception {
            ServerEngine engine = attacked.engine();
            engine.alert(AlertText.INTERNAL_ERROR.text());
            return alertAfter(engine, new byte[0]);
        }
    }
}
