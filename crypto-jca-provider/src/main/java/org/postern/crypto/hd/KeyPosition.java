package org.postern.crypto.hd;

/**
 * Place of an extended key in its tree (client.md §3).
 *
 * @param depth 0 for a master key, at most 255
 * @param parentFingerprint first four bytes of the hash of the parent's public key, 0 for a master key
 * @param childNumber number among its siblings, with the top bit set for hardened ones; an unsigned 32-bit number
 */
record KeyPosition(int depth, int parentFingerprint, int childNumber) {
    static final KeyPosition MASTER = new KeyPosition(0, 0, 0);
    private static final int MAX_DEPTH = 255;

    KeyPosition {
        if (depth < 0 || depth > MAX_DEPTH) {
            throw new IllegalArgumentException("Extended key: expected a depth of at most 255, found " + depth);
        }
    }

    KeyPosition child(int fingerprint, int number) {
        return new KeyPosition(depth + 1, fingerprint, number);
    }
}
