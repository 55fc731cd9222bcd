package org.postern.protocol.keystore;

import java.util.List;
import java.util.Optional;

/**
 * A subkey with its revocations and bindings (pki.md §3.8).
 *
 * @param primary id of the primary key it stands under
 */
public record Subkey(KeyId primary, KeyPacket key, List<SignaturePacket> revocations, List<SignaturePacket> bindings)
        implements PlacedKey {
    public Subkey {
        revocations = List.copyOf(revocations);
        bindings = List.copyOf(bindings);
    }

    /** The newest binding that names the primary key as its signer. */
    public Optional<SignaturePacket> binding() {
        return Signatures.newest(
                bindings.stream().filter(b -> b.issuer().equals(primary)).toList());
    }

    @Override
    public int flags() {
        return binding().map(SignaturePacket::keyFlags).orElse(0);
    }

    Subkey publicForm() {
        return new Subkey(primary, key.publicForm(), revocations, bindings);
    }
}
