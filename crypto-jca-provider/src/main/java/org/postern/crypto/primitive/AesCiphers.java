package org.postern.crypto.primitive;

import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.crypto.Cipher;

/**
 * The platform's AES in the two modes of the formats (client.md §1, transport.md §6.4). Which of its providers has AES is asked
 * once: the search costs four times as much as the cipher object, and more than encrypting a small record.
 */
public final class AesCiphers {
    private static final String CBC = "AES/CBC/PKCS5Padding";
    private static final String ECB = "AES/ECB/NoPadding";
    private static final Provider PLATFORM = provider();

    private AesCiphers() {}

    /** A new cipher for texts: CBC with PKCS#7 padding. */
    public static Cipher cbc() throws GeneralSecurityException {
        return Cipher.getInstance(CBC, PLATFORM);
    }

    /** A new cipher for single blocks: ECB without padding. */
    public static Cipher ecb() throws GeneralSecurityException {
        return Cipher.getInstance(ECB, PLATFORM);
    }

    private static Provider provider() {
        try {
            return Cipher.getInstance(CBC).getProvider();
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has AES-256-CBC", e);
        }
    }
}
