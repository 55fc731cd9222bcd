package org.postern.protocol.method;

import java.util.LinkedHashMap;
import java.util.Map;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.signed.Signature;
import org.postern.protocol.signed.SignedText;

/**
 * Proof that the sender of a message makes this very request (decisions.md §6; white paper: the whole request is signed). The form is
 * that of a {@link SinkProof}; what it signs begins with another word.
 *
 * @param covered SHA-256 of the canonical JSON of the parameters that the proof stands beside; not on the wire
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to or from the wire, never compared
public record SenderProof(String nonce, long timestamp, Signature signature, byte[] covered) {

    static SenderProof of(SinkProof.Members members, Map<String, Object> beside) {
        return new SenderProof(members.nonce(), members.timestamp(), members.signature(), SinkProof.digest(beside));
    }

    SinkProof.Members members() {
        return new SinkProof.Members(nonce, timestamp, signature);
    }

    /** Whether the key of the sender signed this call of {@code method} (its white-paper name) about {@code sink}. */
    public boolean verifies(String method, SinkId sink, EcPublicKey sender) {
        return signature.verifies(
                sender, SignedText.senderProof(method, sink, covered, nonce, String.valueOf(timestamp)));
    }

    /** The parameters with a proof added. */
    public static Map<String, Object> attach(
            Map<String, Object> parameters,
            String method,
            SinkId sink,
            EcPrivateKey sender,
            String nonce,
            long timestamp) {
        byte[] covered = SinkProof.digest(parameters);
        SignedText text = SignedText.senderProof(method, sink, covered, nonce, String.valueOf(timestamp));
        SenderProof proof = new SenderProof(nonce, timestamp, Signature.by(sender, text), covered);
        Map<String, Object> proven = new LinkedHashMap<>(parameters);
        proven.put(SinkProof.MEMBER, Types.SENDER_PROOF.write(proof));
        return proven;
    }
}
