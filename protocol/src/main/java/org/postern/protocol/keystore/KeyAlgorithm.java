package org.postern.protocol.keystore;

import java.util.Arrays;

/** What a key is for, by its algorithm number (pki.md §3.4). */
enum KeyAlgorithm {
    ECDH(0x12),
    ECDSA(0x13);

    private final int number;

    KeyAlgorithm(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    static KeyAlgorithm of(int number) throws KeystoreException {
        return Arrays.stream(values())
                .filter(a -> a.number == number)
                .findFirst()
                .orElseThrow(() -> new KeystoreException("Expected key algorithm 18 or 19, found " + number));
    }
}
