package org.postern.protocol.method;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.schema.Is;
import org.postern.protocol.signed.CanonicalJson;
import org.postern.protocol.signed.Signature;
import org.postern.protocol.signed.SignedText;

/**
 * Proof that the caller holds the private key of a sink (decisions.md §1, "Sink proof").
 *
 * @param covered SHA-256 of the canonical JSON of the parameters that the proof stands beside; not on the wire
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to or from the wire, never compared
public record SinkProof(String nonce, long timestamp, Signature signature, byte[] covered) {
    /** The member that carries the proof. */
    public static final String MEMBER = "proof";

    /** What a proof has on the wire. */
    record Members(
            @Is("nonce") String nonce, @Is("timestamp") long timestamp, Signature signature) {}

    static SinkProof of(Members members, Map<String, Object> beside) {
        return new SinkProof(members.nonce, members.timestamp, members.signature, digest(beside));
    }

    Members members() {
        return new Members(nonce, timestamp, signature);
    }

    /** Whether the key of {@code sink} signed this call of {@code method} (its white-paper name). */
    public boolean verifies(String method, SinkId sink) {
        SignedText text = SignedText.sinkProof(method, sink, covered, nonce, String.valueOf(timestamp));
        return signature.verifies(sink.key(), text);
    }

    /** The parameters with a proof added. */
    public static Map<String, Object> attach(
            Map<String, Object> parameters, String method, EcPrivateKey sinkKey, String nonce, long timestamp) {
        byte[] covered = digest(parameters);
        SinkId sink = new SinkId(sinkKey.publicKey());
        SignedText text = SignedText.sinkProof(method, sink, covered, nonce, String.valueOf(timestamp));
        Map<String, Object> proven = new LinkedHashMap<>(parameters);
        proven.put(MEMBER, Types.PROOF.write(new SinkProof(nonce, timestamp, Signature.by(sinkKey, text), covered)));
        return proven;
    }

    static byte[] digest(Map<String, Object> parameters) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(CanonicalJson.of(parameters).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
