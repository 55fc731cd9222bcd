package org.postern.transport;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.transport.message.AlertText;
import org.postern.transport.message.HandshakeRefused;
import org.postern.transport.message.KeyLoginProof;
import org.postern.transport.server.KeyLogin;

/** One account with key login, for tests; it checks what transport.md §9.5 and §15 ask for, in their order. */
public final class KeyAccounts implements KeyLogin {
    public static final String USER = "alice";

    private static final Duration TOLERANCE = Duration.ofHours(1);

    private final Map<String, EcPrivateKey> sessions = new ConcurrentHashMap<>();
    private final Set<String> nonces = ConcurrentHashMap.newKeySet();
    private final EcPublicKey user;
    private final InstantSource clock;
    private final Supplier<String> sessionIds;
    private final Supplier<EcPrivateKey> oneTimeKeys;

    public KeyAccounts(
            EcPublicKey user, InstantSource clock, Supplier<String> sessionIds, Supplier<EcPrivateKey> oneTimeKeys) {
        this.user = user;
        this.clock = clock;
        this.sessionIds = sessionIds;
        this.oneTimeKeys = oneTimeKeys;
    }

    @Override
    public Challenge begin(String pub58, Map<String, String> properties) throws HandshakeRefused {
        if (!pub58.equals(user.text())) {
            throw new HandshakeRefused(AlertText.USER_DOESNT_EXIST);
        }
        EcPrivateKey oneTime = oneTimeKeys.get();
        String sessionId = sessionIds.get();
        sessions.put(sessionId, oneTime);
        return new Challenge(sessionId, USER, oneTime.publicKey());
    }

    @Override
    public byte[] finish(String sessionId, KeyLoginProof proof) throws HandshakeRefused {
        EcPrivateKey oneTime = sessions.remove(sessionId);
        if (oneTime == null) {
            throw new HandshakeRefused(AlertText.UNKNOWN_SESSION);
        }
        Duration off = Duration.between(Instant.ofEpochMilli(Long.parseLong(proof.timestamp())), clock.instant());
        if (off.abs().compareTo(TOLERANCE) > 0) {
            throw new HandshakeRefused(AlertText.INVALID_TIMESTAMP);
        }
        if (!proof.isSignedBy(user)) {
            throw new HandshakeRefused(AlertText.INVALID_SIGNATURE);
        }
        if (!nonces.add(proof.nonce())) {
            throw new HandshakeRefused(AlertText.INVALID_NONCE);
        }
        return proof.open(oneTime, user);
    }
}
