package org.postern.transport.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.srp.SrpGroup;
import org.postern.transport.EngineFixture;
import org.postern.transport.TestServer;
import org.postern.transport.client.ClientBody;
import org.postern.transport.client.ClientTicket;
import org.postern.transport.client.HandshakeMessage;
import org.postern.transport.message.KeyLoginProof;
import org.postern.transport.record.Frame;
import org.postern.transport.record.RecordReader;

/** What the server sends for each handshake, and when its write side switches (the table of transport.md §8). */
@DisplayName("the server answers in the order of §8")
class ResponseOrderTest extends EngineFixture {
    private static final EcPrivateKey KEY = EcPrivateKey.generate(new SecureRandom());

    @ParameterizedTest(name = "{0} in the clear: {1}")
    @CsvSource(
            delimiter = '|',
            value = {"ecdhe|plain HANDSHAKE, plain CHANGE_CIPHER_SPEC", "ecdhef|plain CHANGE_CIPHER_SPEC"})
    void answersInTheClear(String type, String order) throws Exception {
        RecordReader reader = new RecordReader();
        var _ = receive(plainHandshake(
                handshake("type", type, "key", KEY.publicKey().compressed(), "keyid", TestServer.KEY_ID)));
        reader.feed(engine.drain());
        assertEquals(order, describe(reader));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing more|",
                "ecdhe|encrypted HANDSHAKE, encrypted CHANGE_CIPHER_SPEC",
                "ecdhef|encrypted CHANGE_CIPHER_SPEC",
                "ticket_request|encrypted HANDSHAKE",
                "srp_init|encrypted HANDSHAKE",
                "srp_exchange|encrypted HANDSHAKE, encrypted CHANGE_CIPHER_SPEC",
                "key_init|encrypted HANDSHAKE",
                "key_exchange|encrypted HANDSHAKE, encrypted CHANGE_CIPHER_SPEC",
                "unknown|"
            })
    void answersEncrypted(String type, @Nullable String order) throws Exception {
        TestServer asked = new TestServer(new Agreeable(), new AgreeableKeyLogin());
        TicketGrant grant = new TicketGrant(MASTER, Optional.empty(), Optional.empty(), asked.instant());
        ClientTicket ticket = new ClientTicket(asked.tickets.issue(grant, 1).getFirst(), MASTER, asked.instant());
        ClientBody body = new ClientBody();
        body.resume(ticket, CLIENT_RANDOM);
        if (!type.equals("nothing more")) {
            body.handshake(anyHandshake(type));
        }
        ServerEngine engine = asked.engine();
        engine.feed(body.request());
        engine.finish();
        assertEquals(new ServerEvent.Closed(Optional.empty()), engine.next());
        RecordReader reader = new RecordReader();
        reader.feed(engine.drain());
        assertEquals("plain CHANGE_CIPHER_SPEC", describe(reader.next().orElseThrow()));
        reader.switchTo(ticket.recordKeys(CLIENT_RANDOM).server());
        assertEquals(order == null ? "" : order, describe(reader));
    }

    private static HandshakeMessage anyHandshake(String type) {
        return handshake(
                "type",
                type,
                "key",
                KEY.publicKey().compressed(),
                "keyid",
                TestServer.KEY_ID,
                "count",
                1L,
                "I",
                "x",
                "host",
                "x",
                "A",
                "02",
                "M1",
                "02",
                "sessionId",
                "x",
                "pub",
                "x",
                "nonce",
                "n".repeat(32),
                "timestamp",
                "1",
                "K",
                "AAAA",
                "signature",
                "AAAA",
                "tickets",
                1L);
    }

    private static String describe(RecordReader reader) throws Exception {
        List<String> frames = new ArrayList<>();
        Optional<Frame> frame = reader.next();
        while (frame.isPresent()) {
            frames.add(describe(frame.get()));
            frame = reader.next();
        }
        assertEquals(true, reader.isAtEnd());
        return String.join(", ", frames);
    }

    private static String describe(Frame frame) {
        return switch (frame) {
            case Frame.Plain plain -> "plain " + plain.type();
            case Frame.Protected sealed -> "encrypted " + sealed.type();
        };
    }

    /** Accounts that agree to everything, because only the order of records is looked at. */
    private static final class Agreeable implements PasswordLogin {
        @Override
        public PasswordLogin.Challenge begin(String user, String host, Map<String, String> properties) {
            return new PasswordLogin.Challenge("x", SrpGroup.RFC5054_2048, new byte[16], BigInteger.TWO, "{}");
        }

        @Override
        public Proof finish(String sessionId, BigInteger a, BigInteger m1) {
            return new Proof(m1, new byte[32]);
        }
    }

    private static final class AgreeableKeyLogin implements KeyLogin {
        @Override
        public KeyLogin.Challenge begin(String pub58, Map<String, String> properties) {
            return new KeyLogin.Challenge("x", "alice", KEY.publicKey());
        }

        @Override
        public byte[] finish(String sessionId, KeyLoginProof proof) {
            return new byte[32];
        }
    }
}
