package org.postern.crypto.ecies;

import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.BadPaddingException;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.ec.Ecdh;
import org.postern.crypto.primitive.AesCbc;
import org.postern.crypto.primitive.Hmac;
import org.postern.crypto.primitive.Sha2;

/**
 * ECIES between two known keys: IV ‖ AES-256-CBC ‖ tag of 4 bytes (transport.md §17, client.md §1). No public key
 * travels. The tag is short; integrity comes from the signature around it. An instance keeps the keys of one pair, because
 * the shared point costs far more than the rest.
 */
public final class Ecies {
    private static final int TAG = 4;

    private final EcPrivateKey own;
    private final byte[] encryptionKey;
    private final byte[] macKey;

    private Ecies(EcPrivateKey own, byte[] encryptionKey, byte[] macKey) {
        this.own = own;
        this.encryptionKey = encryptionKey;
        this.macKey = macKey;
    }

    /** The pair of an own and a foreign key, for many messages. Safe for use by several threads. */
    public static Ecies between(EcPrivateKey own, EcPublicKey peer) {
        byte[] x = Ecdh.sharedX(own, peer);
        byte[] z = Sha2.sha512(x);
        Ecies pair = new Ecies(own, Arrays.copyOf(z, 32), Arrays.copyOfRange(z, 32, 64));
        Arrays.fill(x, (byte) 0);
        Arrays.fill(z, (byte) 0);
        return pair;
    }

    /** Encrypts one message; the same message gives the same bytes. */
    public static byte[] seal(EcPrivateKey from, EcPublicKey to, byte[] message) {
        Ecies pair = between(from, to);
        try {
            return pair.seal(message);
        } finally {
            pair.wipe();
        }
    }

    /**
     * Opens one message.
     *
     * @throws AEADBadTagException when the tag is wrong or the bytes are no sealed message
     */
    public static byte[] open(EcPrivateKey to, EcPublicKey from, byte[] sealed) throws AEADBadTagException {
        Ecies pair = between(to, from);
        try {
            return pair.open(sealed);
        } finally {
            pair.wipe();
        }
    }

    /** Encrypts a message from the own key to the foreign one. */
    public byte[] seal(byte[] message) {
        byte[] iv = Arrays.copyOf(deterministicIv(message), AesCbc.BLOCK);
        int body = AesCbc.BLOCK + AesCbc.sealedLength(message.length);
        byte[] out = Arrays.copyOf(iv, body + TAG);
        AesCbc.encrypt(encryptionKey, iv, message, out, AesCbc.BLOCK);
        System.arraycopy(tag(out, body), 0, out, body, TAG);
        return out;
    }

    /**
     * Opens a message between the two keys.
     *
     * @throws AEADBadTagException when the tag is wrong or the bytes are no sealed message
     */
    public byte[] open(byte[] sealed) throws AEADBadTagException {
        int body = sealed.length - TAG;
        if (body < 2 * AesCbc.BLOCK || body % AesCbc.BLOCK != 0) {
            throw invalid();
        }
        byte[] found = Arrays.copyOfRange(sealed, body, sealed.length);
        if (!MessageDigest.isEqual(Arrays.copyOf(tag(sealed, body), TAG), found)) {
            throw invalid();
        }
        try {
            return AesCbc.decrypt(encryptionKey, sealed, 0, sealed, AesCbc.BLOCK, body - AesCbc.BLOCK);
        } catch (BadPaddingException e) {
            // One answer for every defect, so that nothing can be learned from the difference.
            throw invalid();
        }
    }

    private byte[] deterministicIv(byte[] message) {
        byte[] scalar = own.scalar();
        try {
            return Hmac.sha256(scalar, message);
        } finally {
            Arrays.fill(scalar, (byte) 0);
        }
    }

    private byte[] tag(byte[] bytes, int length) {
        var mac = Hmac.sha256Instance(macKey);
        mac.update(bytes, 0, length);
        return mac.doFinal();
    }

    private void wipe() {
        Arrays.fill(encryptionKey, (byte) 0);
        Arrays.fill(macKey, (byte) 0);
    }

    private static AEADBadTagException invalid() {
        return new AEADBadTagException("Invalid checksum");
    }
}
