package org.postern.core.admin.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.CharBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import org.postern.core.admin.entity.StoredPassword;
import org.postern.crypto.kdf.Pbkdf2;

/**
 * The salted password of SCRAM: PBKDF2 with the hash's own length (RFC 5802 §2.2, Hi). The sign-in of the application server
 * brings what is typed NFKC first, so the same is done here.
 */
@Dependent
public class PasswordHash {
    private static final int SALT_LENGTH = 16;
    private static final int DIGEST_LENGTH = 64;

    /** OWASP's figure for PBKDF2 with HMAC-SHA-512. */
    private static final int ITERATIONS = 210_000;

    private final SecureRandom random;

    @Inject
    public PasswordHash(SecureRandom random) {
        this.random = random;
    }

    /** What is kept of a password; the caller wipes it. */
    public StoredPassword store(char[] password) {
        byte[] salt = bytes(SALT_LENGTH);
        byte[] digest = derive(password, salt, ITERATIONS);
        try {
            return stored(digest, salt);
        } finally {
            Arrays.fill(digest, (byte) 0);
        }
    }

    /** What no password fits, and what costs as much to check as any other. */
    public StoredPassword invented() {
        return stored(bytes(DIGEST_LENGTH), bytes(SALT_LENGTH));
    }

    /** Whether it is this password; takes as long for a wrong one as for the right one. */
    public boolean matches(StoredPassword stored, char[] password) {
        byte[] digest = derive(password, Base64.getDecoder().decode(stored.salt()), stored.iterations());
        try {
            return MessageDigest.isEqual(Base64.getDecoder().decode(stored.digest()), digest);
        } finally {
            Arrays.fill(digest, (byte) 0);
        }
    }

    private static byte[] derive(char[] password, byte[] salt, int iterations) {
        char[] normal = Normalizer.normalize(CharBuffer.wrap(password), Normalizer.Form.NFKC)
                .toCharArray();
        try {
            return Pbkdf2.hmacSha512(normal, salt, iterations, DIGEST_LENGTH);
        } finally {
            Arrays.fill(normal, '\0');
        }
    }

    private static StoredPassword stored(byte[] digest, byte[] salt) {
        Base64.Encoder base64 = Base64.getEncoder();
        return new StoredPassword(base64.encodeToString(digest), base64.encodeToString(salt), ITERATIONS);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
