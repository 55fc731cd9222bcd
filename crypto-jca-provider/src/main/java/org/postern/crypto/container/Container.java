package org.postern.crypto.container;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.BadPaddingException;
import org.postern.crypto.container.InvalidContainerException.Reason;
import org.postern.crypto.primitive.AesCbc;
import org.postern.crypto.primitive.Hmac;

/**
 * Cipher containers: one type byte, then AES-256-CBC ciphertext (client.md §2, transport.md §18.2). All keys have 32
 * bytes, all vectors 16. Types 1 and 2 are not authenticated: what they protect is covered by a hash or a signature.
 */
public final class Container {
    static final byte DETACHED = 1;
    static final byte ATTACHED = 2;
    static final byte LEGACY = 3;
    static final byte AUTHENTICATED = 4;

    private Container() {}

    /** The vector of part {@code n} under a key: first 16 bytes of HMAC-SHA-256(key, "iv" ‖ decimal n). */
    public static byte[] iv(byte[] key, long n) {
        return Arrays.copyOf(Hmac.sha256(key, ("iv" + n).getBytes(US_ASCII)), AesCbc.BLOCK);
    }

    /** Type 1: the vector is not stored. The plaintext is not empty. */
    public static byte[] sealDetached(byte[] key, byte[] iv, byte[] plaintext) {
        requireSome(plaintext);
        byte[] out = new byte[1 + AesCbc.sealedLength(plaintext.length)];
        out[0] = DETACHED;
        AesCbc.encrypt(key, checkedIv(iv), plaintext, out, 1);
        return out;
    }

    /** Opens type 1. */
    public static byte[] openDetached(byte[] key, byte[] iv, byte[] sealed) throws InvalidContainerException {
        requireType(DETACHED, sealed);
        return decrypt(key, checkedIv(iv), 0, sealed, 1, sealed.length - 1);
    }

    /** Type 2 with a random vector, which is stored. The plaintext is not empty. */
    public static byte[] sealAttached(byte[] key, byte[] plaintext, SecureRandom random) {
        return sealAttached(key, randomIv(random), plaintext);
    }

    /** Type 2 with a given vector. */
    public static byte[] sealAttached(byte[] key, byte[] iv, byte[] plaintext) {
        requireSome(plaintext);
        byte[] out = new byte[1 + AesCbc.BLOCK + AesCbc.sealedLength(plaintext.length)];
        out[0] = ATTACHED;
        System.arraycopy(checkedIv(iv), 0, out, 1, AesCbc.BLOCK);
        AesCbc.encrypt(key, iv, plaintext, out, 1 + AesCbc.BLOCK);
        return out;
    }

    /** Opens type 2. */
    public static byte[] openAttached(byte[] key, byte[] sealed) throws InvalidContainerException {
        requireType(ATTACHED, sealed);
        int start = 1 + AesCbc.BLOCK;
        return decrypt(key, sealed, 1, sealed, start, sealed.length - start);
    }

    /** Type 4 with a random vector. */
    public static byte[] sealAuthenticated(byte[] key, byte[] plaintext, SecureRandom random) {
        return sealAuthenticated(key, randomIv(random), plaintext);
    }

    /** Type 4 with the vector HMAC-SHA-256(key, plaintext)[0..16): the same plaintext gives the same bytes. */
    public static byte[] sealAuthenticatedDeterministic(byte[] key, byte[] plaintext) {
        return sealAuthenticated(key, Arrays.copyOf(Hmac.sha256(key, plaintext), AesCbc.BLOCK), plaintext);
    }

    /** Type 4 with a given vector, which is not stored. */
    public static byte[] sealAuthenticated(byte[] key, byte[] iv, byte[] plaintext) {
        return Authenticated.seal(key, checkedIv(iv), plaintext);
    }

    /** Opens type 4; every other type is refused, because it carries no tag. */
    public static byte[] openAuthenticated(byte[] key, byte[] sealed) throws InvalidContainerException {
        if (sealed.length > 0 && sealed[0] != AUTHENTICATED) {
            throw new InvalidContainerException(
                    Reason.WRONG_TYPE, "Missing required signature: expected type 4, found " + sealed[0]);
        }
        requireType(AUTHENTICATED, sealed);
        return Authenticated.open(key, sealed);
    }

    /** Opens type 3, written by the oldest clients only; it is never written here. */
    public static byte[] openLegacy(byte[] key, byte[] sealed) throws InvalidContainerException {
        requireType(LEGACY, sealed);
        return XteaEcb.decrypt(key, sealed);
    }

    static byte[] decrypt(byte[] key, byte[] ivSource, int ivOffset, byte[] sealed, int offset, int length)
            throws InvalidContainerException {
        if (length <= 0 || length % AesCbc.BLOCK != 0) {
            throw new InvalidContainerException(
                    Reason.WRONG_LENGTH,
                    "Invalid container: expected a whole number of blocks, found " + sealed.length + " bytes");
        }
        try {
            return AesCbc.decrypt(key, ivSource, ivOffset, sealed, offset, length);
        } catch (BadPaddingException e) {
            throw new InvalidContainerException(Reason.WRONG_PADDING, "Invalid container: the padding is wrong");
        }
    }

    private static void requireType(byte expected, byte[] sealed) throws InvalidContainerException {
        if (sealed.length == 0) {
            throw new InvalidContainerException(
                    Reason.WRONG_LENGTH, "Invalid container: expected a type byte, found 0 bytes");
        }
        if (sealed[0] != expected) {
            throw new InvalidContainerException(
                    Reason.WRONG_TYPE, "Invalid container: expected type " + expected + ", found " + sealed[0]);
        }
    }

    private static byte[] randomIv(SecureRandom random) {
        byte[] iv = new byte[AesCbc.BLOCK];
        random.nextBytes(iv);
        return iv;
    }

    private static byte[] checkedIv(byte[] iv) {
        if (iv.length != AesCbc.BLOCK) {
            throw new IllegalArgumentException("Vector: expected 16 bytes, found " + iv.length);
        }
        return iv;
    }

    private static void requireSome(byte[] plaintext) {
        if (plaintext.length == 0) {
            throw new IllegalArgumentException("Container of type 1 or 2: expected some plaintext, found 0 bytes");
        }
    }
}
