package org.postern.crypto.ec;

/** Shared secret of two keys: the affine x of a·B (transport.md §16.6). */
public final class Ecdh {
    private Ecdh() {}

    /** 32 bytes with leading zeros kept; the caller wipes them. */
    public static byte[] sharedX(EcPrivateKey a, EcPublicKey b) {
        return CurveBackend.backend().sharedX(a.alive(), b.point());
    }
}
