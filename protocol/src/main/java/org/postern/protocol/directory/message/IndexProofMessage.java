package org.postern.protocol.directory.message;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.protocol.directory.Malformed;
import org.postern.protocol.directory.vrf.IndexProof;

/** VRFMessage (pki.md §8.2, §19.3): without {@code suite} of the function of 2018. */
final class IndexProofMessage {
    private static final long ECVRF = 3;
    private static final int MAX_VALUE = 34;
    private static final int MAX_NUMBER = 32;
    private static final int PROOF_LENGTH = 80;

    private IndexProofMessage() {}

    static IndexProof read(@Nullable Object value) throws Malformed {
        Fields in = Fields.of(value);
        if (in.any("suite").isEmpty()) {
            return new IndexProof.Legacy(
                    in.octets("value", MAX_VALUE), in.octets("s", MAX_NUMBER), in.octets("t", MAX_NUMBER));
        }
        in.number("suite", ECVRF, ECVRF);
        return new IndexProof.Ecvrf(in.octets("value", MAX_VALUE), in.octets("proof", PROOF_LENGTH));
    }

    static Map<String, @Nullable Object> write(IndexProof proof) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("value", proof.value().toArray());
        switch (proof) {
            case IndexProof.Legacy legacy -> {
                out.put("s", legacy.s().toArray());
                out.put("t", legacy.t().toArray());
            }
            case IndexProof.Ecvrf ecvrf -> {
                out.put("suite", ECVRF);
                out.put("proof", ecvrf.proof().toArray());
            }
        }
        return out;
    }
}
