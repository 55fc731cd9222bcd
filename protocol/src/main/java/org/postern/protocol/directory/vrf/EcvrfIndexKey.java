package org.postern.protocol.directory.vrf;

import java.util.Arrays;
import java.util.Optional;
import org.postern.crypto.vrf.VrfPublicKey;
import org.postern.protocol.directory.BitString;
import org.postern.protocol.directory.EntryName;

/**
 * The function of RFC 9381, suite 3: the index of a name is the first 256 bits of the output, which only the server can
 * compute and everybody can verify (pki.md §19.3).
 */
public record EcvrfIndexKey(VrfPublicKey key) implements IndexKey {
    static final int INDEX_LENGTH = 256;

    @Override
    public int indexLength() {
        return INDEX_LENGTH;
    }

    @Override
    public IndexVerdict verify(EntryName name, IndexProof proof) {
        return switch (proof) {
            case IndexProof.Legacy _ -> new IndexVerdict.Refused(IndexVerdict.Fault.FUNCTION);
            case IndexProof.Ecvrf ecvrf -> verify(name, ecvrf);
        };
    }

    private IndexVerdict verify(EntryName name, IndexProof.Ecvrf proof) {
        Optional<BitString> index =
                key.verify(name.octets(), proof.proof().toArray()).map(EcvrfIndexKey::index);
        if (index.isEmpty()) {
            return new IndexVerdict.Refused(IndexVerdict.Fault.PROOF);
        }
        return Arrays.equals(index.get().encode(), proof.value().toArray())
                ? new IndexVerdict.Proven(index.get())
                : new IndexVerdict.Refused(IndexVerdict.Fault.VALUE);
    }

    static BitString index(byte[] output) {
        return BitString.of(output, INDEX_LENGTH);
    }
}
