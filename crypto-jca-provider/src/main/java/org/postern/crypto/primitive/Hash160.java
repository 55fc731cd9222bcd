package org.postern.crypto.primitive;

import org.bouncycastle.crypto.digests.RIPEMD160Digest;

/** RIPEMD-160 of SHA-256, the hash behind addresses and key fingerprints (transport.md §16.3). */
public final class Hash160 {
    /** Length of the hash in bytes. */
    public static final int LENGTH = 20;

    private Hash160() {}

    /** RIPEMD160(SHA256(data)); 20 bytes. */
    public static byte[] of(byte[] data) {
        byte[] sha = Sha2.sha256(data);
        RIPEMD160Digest ripemd = new RIPEMD160Digest();
        ripemd.update(sha, 0, sha.length);
        byte[] out = new byte[LENGTH];
        ripemd.doFinal(out, 0);
        return out;
    }
}
