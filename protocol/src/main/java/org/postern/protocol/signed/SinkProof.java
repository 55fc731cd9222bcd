package org.postern.protocol.signed;

import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.id.Signature;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.wire.Limits;
import org.postern.protocol.wire.Malformed;
import org.postern.protocol.wire.RecordWire;
import org.postern.protocol.wire.Types;
import org.postern.protocol.wire.Wire;

/**
 * Proof that the caller holds the private key of a sink (decisions.md §1, "Sink proof").
 *
 * @param covered SHA-256 of the canonical JSON of the parameters that the proof stands beside
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to or from the wire, never compared
public record SinkProof(String nonce, long timestamp, Signature signature, byte[] covered) {
    /** The member that carries the proof. */
    public static final String MEMBER = "proof";

    /** Reads the members a proof has on the wire; the record it stands in adds what it covers. */
    public static final Wire<SinkProof> WIRE = new ProofWire();

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
        proven.put(MEMBER, WIRE.write(new SinkProof(nonce, timestamp, Signature.by(sinkKey, text), covered)));
        return proven;
    }

    /** This proof, bound to the object it was found in. */
    public SinkProof covering(Map<String, Object> object, String member) {
        Map<String, Object> others = new LinkedHashMap<>(object);
        others.remove(member);
        return new SinkProof(nonce, timestamp, signature, digest(others));
    }

    private static byte[] digest(Map<String, Object> parameters) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(CanonicalJson.of(parameters).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    private record Members(String nonce, long timestamp, Signature signature) {}

    private static final class ProofWire implements Wire<SinkProof> {
        private static final RecordWire<Members> MEMBERS = RecordWire.of(MethodHandles.lookup(), Members.class)
                .with("nonce", Types.NONCE)
                .with("timestamp", Types.TIMESTAMP)
                .with("signature", Types.SIGNATURE)
                .build();

        @Override
        public SinkProof read(@Nullable Object value, Limits limits) throws Malformed {
            Members members = MEMBERS.read(value, limits);
            return new SinkProof(members.nonce, members.timestamp, members.signature, new byte[0]);
        }

        @Override
        public Object write(SinkProof proof) {
            return MEMBERS.write(new Members(proof.nonce, proof.timestamp, proof.signature));
        }
    }
}
