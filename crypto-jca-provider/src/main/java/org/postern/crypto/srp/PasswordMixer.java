package org.postern.crypto.srp;

import java.security.SecureRandom;
import java.util.Base64;
import org.postern.crypto.kdf.Pbkdf2;

/** Password mixing: PBKDF2-HMAC-SHA-512 before SRP sees anything of a password (transport.md §14.3). */
public final class PasswordMixer {
    /** Rounds of new accounts. */
    public static final int DEFAULT_ROUNDS = 600_000;
    /** Length of a mixed password in bytes. */
    public static final int MIXED_LENGTH = 16;

    private PasswordMixer() {}

    /** Parameters of a new account: a fresh salt and {@link #DEFAULT_ROUNDS}. */
    public static LoginData newLoginData(SecureRandom random) {
        byte[] salt = new byte[LoginData.SALT_LENGTH];
        random.nextBytes(salt);
        return new LoginData(DEFAULT_ROUNDS, salt);
    }

    /** The mixed password, 16 bytes. The caller wipes both. */
    public static byte[] mix(char[] password, LoginData parameters) {
        return Pbkdf2.hmacSha512(password, parameters.salt(), parameters.rounds(), MIXED_LENGTH);
    }

    /** P, the password of SRP: base64 of the mixed password, 24 characters. */
    public static String srpPassword(byte[] mixed) {
        return Base64.getEncoder().encodeToString(mixed);
    }
}
