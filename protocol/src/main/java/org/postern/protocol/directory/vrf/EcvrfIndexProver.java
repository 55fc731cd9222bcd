package org.postern.protocol.directory.vrf;

import java.security.SecureRandom;
import org.postern.crypto.vrf.VrfPublicKey;
import org.postern.crypto.vrf.VrfSecretKey;
import org.postern.protocol.directory.BitString;
import org.postern.protocol.directory.EntryName;
import org.postern.protocol.directory.Octets;

/** Proofs by the function of RFC 9381 (pki.md §19.3): the same name always has the same one. */
public final class EcvrfIndexProver implements IndexProver {
    private final VrfSecretKey secret;
    private final EcvrfIndexKey key;

    /** Places names by a key of their own, which is not the server's identity. */
    public EcvrfIndexProver(VrfSecretKey secret) {
        this.secret = secret;
        this.key = new EcvrfIndexKey(secret.publicKey());
    }

    @Override
    public EcvrfIndexKey key() {
        return key;
    }

    @Override
    public BitString index(EntryName name) {
        return EcvrfIndexKey.index(secret.output(name.octets()));
    }

    @Override
    public IndexProof prove(EntryName name, SecureRandom random) {
        byte[] proof = secret.prove(name.octets());
        BitString index = VrfPublicKey.output(proof)
                .map(EcvrfIndexKey::index)
                .orElseThrow(() -> new AssertionError("a proof just made has an output"));
        return new IndexProof.Ecvrf(Octets.of(index.encode()), Octets.of(proof));
    }
}
