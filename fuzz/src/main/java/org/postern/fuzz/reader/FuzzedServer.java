package org.postern.fuzz.reader;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.srp.SrpGroup;
import org.postern.transport.PrivmxTls;
import org.postern.transport.message.AlertText;
import org.postern.transport.message.HandshakeRefused;
import org.postern.transport.message.KeyLoginProof;
import org.postern.transport.server.Admission;
import org.postern.transport.server.KeyLogin;
import org.postern.transport.server.PasswordLogin;
import org.postern.transport.server.ServerEngine;
import org.postern.transport.server.ServerPorts;
import org.postern.transport.server.TicketGrant;
import org.postern.transport.server.TicketStore;

/**
 * A server whose secrets are known to the fuzzer, so that it gets behind the encryption: fixed ephemeral keys, tickets that stand for
 * known master secrets, and logins that take every proof (transport.md §8 to §10).
 */
final class FuzzedServer implements TicketStore, PasswordLogin, KeyLogin {
    static final EcPrivateKey STATIC_KEY = EcPrivateKey.of(scalar(11));
    static final EcPrivateKey EPHEMERAL = EcPrivateKey.of(scalar(13));
    static final String KEY_ID = "0123456789ABCDEF";
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));

    /** The shared key of both logins. */
    static final byte[] SHARED_KEY = new byte[32];

    private static final byte[] MASTER_SECRET = new byte[48];
    private static final int TICKET_LENGTH = 16;
    private static final String SESSION = "session";
    private static final String USER = "alice";

    /** What the tickets of the last issue stand for. */
    private TicketGrant grant = new TicketGrant(MASTER_SECRET, Optional.empty(), Optional.empty(), CLOCK.instant());

    private int issued;

    static byte[] scalar(int number) {
        byte[] scalar = new byte[32];
        scalar[31] = (byte) number;
        return scalar;
    }

    ServerEngine engine() {
        return PrivmxTls.getInstance()
                .newServerEngine(new ServerPorts(
                        Admission.OF_ALL,
                        this,
                        this,
                        this,
                        id -> Optional.of(STATIC_KEY).filter(_ -> id.equals(KEY_ID)),
                        CLOCK,
                        Duration.ofHours(1),
                        new FixedRandom(),
                        "fuzzed;1"));
    }

    TicketGrant grant() {
        return grant;
    }

    @Override
    public List<byte[]> issue(TicketGrant newGrant, int count) {
        grant = newGrant;
        List<byte[]> tickets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] ticket = new byte[TICKET_LENGTH];
            ticket[0] = (byte) 'T';
            ticket[14] = (byte) (issued >> 8);
            ticket[15] = (byte) issued++;
            tickets.add(ticket);
        }
        return tickets;
    }

    /** Every id that begins with T is good, any number of times. */
    @Override
    public Optional<TicketGrant> redeem(byte[] ticketId) {
        return Optional.of(grant).filter(_ -> ticketId.length == TICKET_LENGTH && ticketId[0] == 'T');
    }

    @Override
    public int ttlSeconds() {
        return 900;
    }

    @Override
    public PasswordLogin.Challenge begin(String user, String host, Map<String, String> properties)
            throws HandshakeRefused {
        if (!USER.equals(user)) {
            throw new HandshakeRefused(AlertText.USER_DOESNT_EXIST);
        }
        return new PasswordLogin.Challenge(SESSION, SrpGroup.RFC5054_1024, new byte[16], BigInteger.TWO, "{}");
    }

    @Override
    public Proof finish(String sessionId, BigInteger a, BigInteger m1) throws HandshakeRefused {
        requireSession(sessionId);
        return new Proof(m1.mod(BigInteger.TEN), SHARED_KEY.clone());
    }

    @Override
    public KeyLogin.Challenge begin(String pub58, Map<String, String> properties) {
        return new KeyLogin.Challenge(SESSION, USER, EPHEMERAL.publicKey());
    }

    @Override
    public byte[] finish(String sessionId, KeyLoginProof proof) throws HandshakeRefused {
        requireSession(sessionId);
        EcPublicKey user = STATIC_KEY.publicKey();
        Require.that(!proof.isSignedBy(user), "nobody signs for another");
        try {
            return proof.open(EPHEMERAL, user);
        } catch (HandshakeRefused refused) {
            Require.that(AlertText.INVALID_CHECKSUM.text().equals(refused.alertText()), "one refusal of the seal");
            return SHARED_KEY.clone();
        }
    }

    private static void requireSession(String sessionId) throws HandshakeRefused {
        if (!SESSION.equals(sessionId)) {
            throw new HandshakeRefused(AlertText.UNKNOWN_SESSION);
        }
    }

    /** Gives the ephemeral key above, always. */
    static final class FixedRandom extends SecureRandom {
        private static final long serialVersionUID = 1L;

        @Override
        public void nextBytes(byte[] bytes) {
            Arrays.fill(bytes, (byte) 0);
            bytes[bytes.length - 1] = 13;
        }
    }
}
