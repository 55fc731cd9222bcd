package org.postern.transport.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
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
import org.postern.transport.record.RecordWriter;

/** Every alert text of the engine and how it is provoked (transport.md §21). */
@DisplayName("every alert has its text")
class AlertTextsTest {
    /** Something a client or a port does that ends in the alert. */
    private interface Provocation {
        ServerEvent.Closed provoke(Attack attack) throws Exception;
    }

    private static final Map<AlertText, Provocation> PROVOCATIONS = provocations();

    private static Map<AlertText, Provocation> provocations() {
        Map<AlertText, Provocation> all = new EnumMap<>(AlertText.class);
        all.put(AlertText.UNSUPPORTED_VERSION, attack -> attack.send(new byte[] {2, 22, 0, 0, 0, 0, 0, 0}));
        all.put(AlertText.INVALID_FRAME_TAG, attack -> attack.send(attack.alteredCall(0)));
        all.put(AlertText.INVALID_FRAME_MAC, attack -> attack.send(attack.alteredCall(40)));
        all.put(AlertText.INVALID_FRAME, attack -> attack.sendPlain(ContentType.APPLICATION_DATA));
        all.put(AlertText.READ_ERROR, attack -> attack.send(new byte[] {1, 22, 0, 0}));
        all.put(AlertText.INVALID_TICKET, attack -> attack.send(attack.unknownTicket()));
        all.put(AlertText.INVALID_NEXT_READ_STATE, attack -> attack.sendPlain(ContentType.CHANGE_CIPHER_SPEC));
        all.put(AlertText.INVALID_STATE, attack -> attack.sendEncrypted("type", "ecdh"));
        all.put(AlertText.INVALID_POINT, attack -> attack.sendEncrypted("type", "ecdhe", "key", new byte[33]));
        all.put(AlertText.SRP_UNAVAILABLE, attack -> attack.refusedLogin(AlertText.SRP_UNAVAILABLE));
        all.put(
                AlertText.KEY_LOGIN_UNAVAILABLE,
                attack -> attack.keyLogin(KeyLogin.UNAVAILABLE).sendEncrypted("type", "key_init", "pub", "x"));
        all.put(AlertText.LOGIN_BLOCKED, attack -> attack.refusedLogin(AlertText.LOGIN_BLOCKED));
        all.put(AlertText.LOGIN_REJECTED, attack -> attack.refusedLogin(AlertText.LOGIN_REJECTED));
        all.put(
                AlertText.USER_DOESNT_EXIST,
                attack -> attack.sendEncrypted("type", "srp_init", "I", "nobody", "host", OneAccount.HOST));
        all.put(AlertText.UNKNOWN_SESSION, attack -> attack.sendEncrypted(srpExchange("unknown", "02")));
        all.put(AlertText.INVALID_SESSION_STATE, attack -> attack.refusedLogin(AlertText.INVALID_SESSION_STATE));
        all.put(AlertText.INVALID_A, attack -> attack.sendEncrypted(srpExchange(attack.srpSession(), "00")));
        all.put(AlertText.DIFFERENT_M1, attack -> attack.sendEncrypted(srpExchange(attack.srpSession(), "02")));
        all.put(AlertText.INVALID_TIMESTAMP, attack -> attack.sendEncrypted(attack.keyExchange("1", true)));
        all.put(AlertText.INVALID_SIGNATURE, attack -> attack.sendEncrypted(attack.keyExchange(attack.now(), false)));
        all.put(AlertText.INVALID_CHECKSUM, attack -> attack.sendEncrypted(attack.keyExchange(attack.now(), true)));
        all.put(AlertText.INVALID_NONCE, attack -> {
            assertEquals(
                    Optional.of("Invalid checksum"),
                    attack.sendEncrypted(attack.keyExchange(attack.now(), true)).alertText());
            return attack.sendEncrypted(attack.keyExchange(attack.now(), true));
        });
        all.put(AlertText.INVALID_JSON_PARAMETERS, attack -> attack.sendEncrypted("type", 1L));
        all.put(AlertText.TOO_MANY_RECORDS, attack -> attack.send(new byte[0], alerts(4_097)));
        all.put(AlertText.KEY_CHANGE_REQUIRED, Attack::goOnUnderOldKeys);
        all.put(AlertText.INTERNAL_ERROR, Attack::failInside);
        return all;
    }

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
        assertEquals(EnumSet.allOf(AlertText.class), PROVOCATIONS.keySet());
        assertEquals(26, PROVOCATIONS.size());
    }

    @TestFactory
    Stream<DynamicTest> sendsTheExactText() {
        return DynamicTest.stream(
                PROVOCATIONS.entrySet().iterator(),
                entry -> entry.getKey().text(),
                entry -> assertEquals(
                        Optional.of(entry.getKey().text()),
                        entry.getValue().provoke(new Attack()).alertText()));
    }

    @Test
    void namesTheUnknownKey() {
        assertEquals(
                Optional.of("Cannot find key with id EF2BB4AF8D910B92"),
                new Attack()
                        .sendEncrypted("type", "ecdhef", "keyid", "EF2BB4AF8D910B92", "key", EngineFixture.point())
                        .alertText());
    }

    @Test
    void takes4096RecordsInOnePiece() {
        assertEquals(
                Optional.empty(), new Attack().send(new byte[0], alerts(4_096)).alertText());
    }

    /** One client with a ticket, and a server that has one account for each kind of login. */
    private static final class Attack extends EngineFixture {
        private final EcPrivateKey recoveryKey = EcPrivateKey.generate(new SecureRandom());
        private TestServer attacked;

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

        ServerEvent.Closed send(byte[]... parts) {
            return run(attacked.engine(), concat(parts));
        }

        private ServerEvent.Closed run(ServerEngine engine, byte[] body) {
            engine.feed(body);
            engine.finish();
            return (ServerEvent.Closed) engine.next();
        }

        ServerEvent.Closed sendPlain(ContentType type) {
            RecordWriter writer = new RecordWriter();
            writer.write(type, new byte[0], 0, 0);
            return send(writer.drain());
        }

        ServerEvent.Closed sendEncrypted(Object... namesAndValues) {
            ClientBody body = open();
            body.handshake(handshake(namesAndValues));
            return send(body.request());
        }

        private ClientBody open() {
            TicketGrant grant = new TicketGrant(MASTER, Optional.empty(), Optional.empty(), attacked.instant());
            ClientBody body = new ClientBody();
            body.resume(
                    new ClientTicket(attacked.tickets.issue(grant, 1).getFirst(), MASTER, attacked.instant()),
                    CLIENT_RANDOM);
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
        ServerEvent.Closed refusedLogin(AlertText text) {
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
        ServerEvent.Closed goOnUnderOldKeys() {
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
            return run(engine, body.request());
        }

        ServerEvent.Closed failInside() {
            ServerEngine engine = attacked.engine();
            engine.alert(AlertText.INTERNAL_ERROR.text());
            return run(engine, new byte[0]);
        }
    }
}
