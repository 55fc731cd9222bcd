package org.postern.protocol.directory.vrf;

import org.postern.protocol.directory.Octets;

/** A claim where a name stands, with its proof, as received (pki.md §8.2). */
public sealed interface IndexProof {
    /** The claimed index as an encoded bit string (pki.md §2.3), not checked yet. */
    Octets value();

    /**
     * By the function of 2018 (pki.md §5.2): two numbers, shortest form, big endian.
     *
     * @param value 34 octets
     * @param s the challenge
     * @param t the response
     */
    record Legacy(Octets value, Octets s, Octets t) implements IndexProof {}

    /**
     * By RFC 9381, suite 3 (pki.md §19.3).
     *
     * @param value 33 octets
     * @param proof 80 octets
     */
    record Ecvrf(Octets value, Octets proof) implements IndexProof {}
}
