package org.postern.protocol.directory.vrf;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.ec.Secp256k1;
import org.postern.protocol.directory.BitString;
import org.postern.protocol.directory.EntryName;
import org.postern.protocol.directory.Octets;

/** Proofs by the function of 2018 (pki.md §5.2); the index itself needs the public key only (pki.md §16). */
public final class LegacyIndexProver implements IndexProver {
    private final EcPrivateKey server;
    private final LegacyIndexKey key;

    /** Places names by the private key of the server's first primary key. */
    public LegacyIndexProver(EcPrivateKey server) {
        this.server = server;
        this.key = new LegacyIndexKey(server.publicKey());
    }

    @Override
    public LegacyIndexKey key() {
        return key;
    }

    @Override
    public BitString index(EntryName name) {
        return key.index(name).orElseThrow(LegacyIndexProver::impossible);
    }

    @Override
    public IndexProof prove(EntryName name, SecureRandom random) {
        EcPrivateKey nonce = EcPrivateKey.generate(random);
        try {
            return prove(name, nonce);
        } finally {
            nonce.destroy();
        }
    }

    IndexProof.Legacy prove(EntryName name, EcPrivateKey nonce) {
        byte[] h = LegacyIndexKey.hashed(name).orElseThrow(LegacyIndexProver::impossible);
        EcPublicKey a = nonce.publicKey();
        byte[] s = LegacyIndexKey.challenge(name, a, a.times(h)).orElseThrow(LegacyIndexProver::impossible);
        byte[] product = server.times(Secp256k1.bytes(Secp256k1.ORDER.subtract(new BigInteger(1, s))));
        byte[] t = nonce.plus(product);
        Arrays.fill(product, (byte) 0);
        return new IndexProof.Legacy(Octets.of(index(name).encode()), shortest(s), shortest(t));
    }

    private static Octets shortest(byte[] number) {
        int zeros = 0;
        while (zeros < number.length && number[zeros] == 0) {
            zeros++;
        }
        return Octets.of(Arrays.copyOfRange(number, zeros, number.length));
    }

    private static AssertionError impossible() {
        return new AssertionError("a hash is no multiple of the order, but once in 2^256 times");
    }
}
