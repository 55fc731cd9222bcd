package org.postern.protocol.directory.vrf;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.ec.Secp256k1;
import org.postern.crypto.primitive.Sha2;
import org.postern.protocol.directory.BitString;
import org.postern.protocol.directory.EntryName;
import org.postern.protocol.directory.Malformed;
import org.postern.protocol.directory.Octets;

/**
 * The function of 2018: the index of a name is {@code H(name)·PK}, 264 bits, which everybody can compute (pki.md §5). That
 * is what makes it unique, for the proof by itself does not bind the value (pki.md §5.3).
 *
 * @param server the first primary key of the server's keystore
 */
public record LegacyIndexKey(EcPublicKey server) implements IndexKey {
    static final int INDEX_LENGTH = Byte.SIZE * EcPublicKey.COMPRESSED_LENGTH;

    @Override
    public int indexLength() {
        return INDEX_LENGTH;
    }

    /** Where a name stands; empty for a name whose hash is 0, which nobody has ever seen. */
    Optional<BitString> index(EntryName name) {
        return hashed(name).map(h -> BitString.of(server.times(h).compressed()));
    }

    @Override
    public IndexVerdict verify(EntryName name, IndexProof proof) {
        return switch (proof) {
            case IndexProof.Legacy legacy -> verify(name, legacy);
            case IndexProof.Ecvrf _ -> new IndexVerdict.Refused(IndexVerdict.Fault.FUNCTION);
        };
    }

    private IndexVerdict verify(EntryName name, IndexProof.Legacy proof) {
        BitString claimed;
        try {
            claimed = BitString.decode(proof.value().toArray());
        } catch (Malformed e) {
            return new IndexVerdict.Refused(IndexVerdict.Fault.FORM);
        }
        if (claimed.length() != INDEX_LENGTH) {
            return new IndexVerdict.Refused(IndexVerdict.Fault.FORM);
        }
        if (index(name).filter(claimed::equals).isEmpty()) {
            return new IndexVerdict.Refused(IndexVerdict.Fault.VALUE);
        }
        return holds(name, proof)
                ? new IndexVerdict.Proven(claimed)
                : new IndexVerdict.Refused(IndexVerdict.Fault.PROOF);
    }

    /** The value is h·PK by now, so t·(h·G) + s·V is h·(t·G + s·PK). */
    private boolean holds(EntryName name, IndexProof.Legacy proof) {
        Optional<byte[]> s = scalar(proof.s());
        Optional<byte[]> t = scalar(proof.t());
        if (s.isEmpty() || t.isEmpty()) {
            return false;
        }
        Optional<EcPublicKey> a = EcPrivateKey.of(t.get()).publicKey().plus(server.times(s.get()));
        return a.filter(point -> isChallenge(name, point, s.get())).isPresent();
    }

    private static boolean isChallenge(EntryName name, EcPublicKey a, byte[] s) {
        return hashed(name)
                .map(a::times)
                .flatMap(b -> challenge(name, a, b))
                .filter(c -> Arrays.equals(c, s))
                .isPresent();
    }

    /** int(H(m || A || B)) mod n as 32 octets; empty when it is 0. */
    static Optional<byte[]> challenge(EntryName name, EcPublicKey a, EcPublicKey b) {
        return number(Sha2.sha256(name.octets(), a.uncompressed(), b.uncompressed()));
    }

    /** int(H(m)) mod n as 32 octets; empty when it is 0. */
    static Optional<byte[]> hashed(EntryName name) {
        return number(Sha2.sha256(name.octets()));
    }

    private static Optional<byte[]> number(byte[] digest) {
        BigInteger number = new BigInteger(1, digest).mod(Secp256k1.ORDER);
        return number.signum() == 0 ? Optional.empty() : Optional.of(Secp256k1.bytes(number));
    }

    /** A number from 1 to n - 1 in its shortest form, as 32 octets. */
    private static Optional<byte[]> scalar(Octets number) {
        byte[] octets = number.toArray();
        if (octets.length == 0 || octets.length > Secp256k1.SCALAR_LENGTH || octets[0] == 0) {
            return Optional.empty();
        }
        BigInteger value = new BigInteger(1, octets);
        return value.compareTo(Secp256k1.ORDER) < 0 ? Optional.of(Secp256k1.bytes(value)) : Optional.empty();
    }
}
