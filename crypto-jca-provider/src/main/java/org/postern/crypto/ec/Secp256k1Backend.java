package org.postern.crypto.ec;

import java.util.Optional;

/**
 * The operations on secp256k1 that an implementation has to give (transport.md §16). Scalars are 32 bytes with
 * 1 ≤ d &lt; n, checked before; points are 65 uncompressed bytes that came out of {@link #publicPoint} or
 * {@link #decode}. All implementations give the same bytes. They are safe for use by several threads.
 */
interface Secp256k1Backend {
    /** d·G as 65 bytes. */
    byte[] publicPoint(byte[] scalar);

    /** Reads 33 or 65 bytes whose length and first byte are right; the result is on the curve. */
    byte[] decode(byte[] point) throws InvalidPointException;

    /** ECDSA over a digest of 32 bytes with the nonce of RFC 6979: r ‖ s, 64 bytes, s not normalised. */
    byte[] sign(byte[] scalar, byte[] digest);

    /** Whether r ‖ s at the given offset is a signature of the digest; false for r or s outside 1..n-1. */
    boolean verify(byte[] point, byte[] digest, byte[] signature, int offset);

    /**
     * The point of the key that made r ‖ s at the given offset, 65 bytes; empty when there is none.
     *
     * @param recoveryId 0 to 3: bit 0 is the parity of the nonce point's y, bit 1 says that its x is r + n
     */
    Optional<byte[]> recover(byte[] digest, byte[] signature, int offset, int recoveryId);

    /** The affine x of d·Q as 32 bytes. */
    byte[] sharedX(byte[] scalar, byte[] point);

    /** (a + b) mod n as 32 bytes; the result may be zero. */
    byte[] addScalars(byte[] a, byte[] b);

    /** (a · b) mod n as 32 bytes, never zero; both are scalars. */
    byte[] multiplyScalars(byte[] a, byte[] b);

    /** d·Q as 65 bytes; d is public, so this may take any time. */
    byte[] multiplyPoint(byte[] scalar, byte[] point);

    /** P + Q as 65 bytes; empty when it is the point at infinity. */
    Optional<byte[]> addPoints(byte[] p, byte[] q);
}
