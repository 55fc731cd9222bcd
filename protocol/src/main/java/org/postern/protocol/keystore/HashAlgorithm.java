package org.postern.protocol.keystore;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The hash algorithms that signatures may use (pki.md §3.7); the weak ones of 2018 are refused. */
enum HashAlgorithm {
    SHA256(8, "SHA-256"),
    SHA384(9, "SHA-384"),
    SHA512(10, "SHA-512");

    private final int number;
    private final String name;

    HashAlgorithm(int number, String name) {
        this.number = number;
        this.name = name;
    }

    int number() {
        return number;
    }

    MessageDigest digest() {
        return digest(name);
    }

    static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has " + name, e);
        }
    }

    static HashAlgorithm of(int number) throws KeystoreException {
        return Arrays.stream(values())
                .filter(h -> h.number == number)
                .findFirst()
                .orElseThrow(() -> new KeystoreException("Expected hash algorithm 8, 9 or 10, found " + number));
    }
}
