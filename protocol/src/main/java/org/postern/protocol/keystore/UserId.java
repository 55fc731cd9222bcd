package org.postern.protocol.keystore;

import java.util.List;
import java.util.Optional;

/** A user id, the bare name of an account or host, and the signatures after it (pki.md §3.6, §3.8). */
public record UserId(String text, List<SignaturePacket> certifications) {
    public UserId {
        certifications = List.copyOf(certifications);
    }

    /** The newest certification; at equal times the first. */
    public Optional<SignaturePacket> binding() {
        return Signatures.newest(certifications);
    }
}
