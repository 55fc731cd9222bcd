package org.postern.core.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.Base64;
import org.postern.crypto.primitive.Sha2;

/**
 * A token of 128 random bits that lets its holder do one thing once: register, or set up the console. Shown once; only its
 * hash is kept.
 *
 * @param text 22 characters of the URL alphabet of base64
 */
public record OneTimeToken(String text) {
    private static final int LENGTH = 16;

    public static OneTimeToken random(SecureRandom random) {
        byte[] value = new byte[LENGTH];
        random.nextBytes(value);
        return new OneTimeToken(Base64.getUrlEncoder().withoutPadding().encodeToString(value));
    }

    /**
     * SHA-256 of the text. 128 bits cannot be guessed, so no salt and no slow hash is needed. Of the text, not of the value: 22
     * characters hold 132 bits, and a token with other last four bits is another token.
     */
    public byte[] hash() {
        return Sha2.sha256(text.getBytes(UTF_8));
    }

    /** Not the token: whoever logs it gives nothing away. */
    @Override
    public String toString() {
        return "OneTimeToken";
    }
}
