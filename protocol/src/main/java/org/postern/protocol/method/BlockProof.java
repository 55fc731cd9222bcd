package org.postern.protocol.method;

import java.time.Duration;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.schema.Is;
import org.postern.protocol.signed.Signature;
import org.postern.protocol.signed.SignedText;

/**
 * Proof by the sink's key that the caller may have the blocks of one message (decisions.md §6 "Blocks of messages"). It is good for
 * any number of them for a while around its time: a read needs no nonce.
 */
public record BlockProof(@Is("timestamp") long timestamp, Signature signature) {
    /** How far its time may be from the server's, either way. */
    public static final Duration TOLERANCE = Duration.ofMinutes(15);

    static BlockProof by(EcPrivateKey sinkKey, long mid, long now) {
        return new BlockProof(now, Signature.by(sinkKey, text(new SinkId(sinkKey.publicKey()), mid, now)));
    }

    boolean holds(SinkId sid, long mid, long now) {
        return Math.abs(now - timestamp) <= TOLERANCE.toMillis()
                && signature.verifies(sid.key(), text(sid, mid, timestamp));
    }

    private static SignedText text(SinkId sid, long mid, long timestamp) {
        return SignedText.messageBlocks(sid, mid, String.valueOf(timestamp));
    }
}
