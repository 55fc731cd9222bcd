package org.postern.transport.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import org.postern.crypto.ec.CompactSignature;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.ecies.Ecies;
import org.postern.crypto.primitive.Sha2;

/**
 * The client's proof in key login: a secret sealed to the server's one-time key, signed with the account's key (transport.md §9.5, §15).
 *
 * @param nonce 32 to 64 characters
 * @param timestamp decimal milliseconds since 1970, at most 18 digits
 * @param sealedKey base64 of K sealed by ECIES, as sent, because the signature covers the text
 * @param signature compact signature, not yet verified
 */
@SuppressWarnings("ArrayRecordComponent") // a message just read, never compared
public record KeyLoginProof(String nonce, String timestamp, String sealedKey, byte[] signature) {
    public static final int KEY_LENGTH = 32;

    /** Signs a sealed key as the holder of the account's key. */
    public static KeyLoginProof sign(EcPrivateKey key, String sealedKey, String nonce, String timestamp) {
        return new KeyLoginProof(
                nonce, timestamp, sealedKey, CompactSignature.sign(key, digest(sealedKey, nonce, timestamp)));
    }

    /** Whether the account with this key has signed the proof (§15 step 3). */
    public boolean isSignedBy(EcPublicKey user) {
        return CompactSignature.verify(user, digest(sealedKey, nonce, timestamp), signature);
    }

    private static byte[] digest(String sealedKey, String nonce, String timestamp) {
        return Sha2.sha256(("login" + sealedKey + " " + nonce + " " + timestamp).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The secret K, 32 bytes: shorter ones are padded on the left, longer ones cut (§7.4).
     *
     * @param oneTime the private key whose public half the client was sent
     * @param user the account's key
     * @throws HandshakeRefused with {@link AlertText#INVALID_CHECKSUM} if it was sealed for another pair of keys, or is altered
     */
    public byte[] open(EcPrivateKey oneTime, EcPublicKey user) throws HandshakeRefused {
        try {
            byte[] secret = Ecies.open(oneTime, user, Base64.getDecoder().decode(sealedKey));
            byte[] key = new byte[KEY_LENGTH];
            int length = Math.min(secret.length, KEY_LENGTH);
            System.arraycopy(secret, 0, key, KEY_LENGTH - length, length);
            Arrays.fill(secret, (byte) 0);
            return key;
        } catch (AEADBadTagException | IllegalArgumentException _) {
            throw new HandshakeRefused(AlertText.INVALID_CHECKSUM);
        }
    }

    /** The time is public, K and signature are nobody's business in a log. */
    @Override
    public String toString() {
        return "KeyLoginProof[timestamp=" + timestamp + "]";
    }
}
