package org.postern.protocol.keystore;

import java.util.List;
import java.util.Optional;

/** Choice among several signatures of the same kind (pki.md §3.8). */
final class Signatures {
    private Signatures() {}

    /** The newest; at equal times the first. */
    static Optional<SignaturePacket> newest(List<SignaturePacket> signatures) {
        return signatures.stream().reduce((a, b) -> b.creationSeconds() > a.creationSeconds() ? b : a);
    }
}
