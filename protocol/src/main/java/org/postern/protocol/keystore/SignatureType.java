package org.postern.protocol.keystore;

import java.util.Arrays;

/** What a signature says (pki.md §3.7). */
public enum SignatureType {
    /** A message, of which integration signatures are one use. */
    BINARY_DOCUMENT(0x00),
    /** Its own subpackets only. */
    STANDALONE(0x02),
    /** A user id belongs to the key; the four kinds mean the same here. */
    GENERIC_CERTIFICATION(0x10),
    PERSONA_CERTIFICATION(0x11),
    CASUAL_CERTIFICATION(0x12),
    POSITIVE_CERTIFICATION(0x13),
    /** The primary key takes a subkey. */
    SUBKEY_BINDING(0x18),
    /** The subkey belongs to the primary key. */
    PRIMARY_KEY_BINDING(0x19),
    /** The primary key must not be used any more. */
    KEY_REVOCATION(0x20),
    /** The subkey must not be used any more. */
    SUBKEY_REVOCATION(0x28);

    private final int number;

    SignatureType(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    boolean isCertification() {
        return number >= 0x10 && number <= 0x13;
    }

    static SignatureType of(int number) throws KeystoreException {
        return Arrays.stream(values())
                .filter(t -> t.number == number)
                .findFirst()
                .orElseThrow(() -> new KeystoreException("Expected a known signature type, found " + number));
    }
}
