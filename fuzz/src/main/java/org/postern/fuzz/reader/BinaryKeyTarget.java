package org.postern.fuzz.reader;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import org.postern.crypto.PosternProvider;
import org.postern.crypto.ec.EcPublicKey;

/**
 * Keys as bytes: points, X.509 and PKCS#8 (transport.md §16.2). What is taken is on the curve and has one form. The first byte chooses
 * the format.
 */
public final class BinaryKeyTarget implements FuzzTarget {
    private static final KeyFactory FACTORY = factory();

    private static KeyFactory factory() {
        try {
            return KeyFactory.getInstance("secp256k1", PosternProvider.instance());
        } catch (GeneralSecurityException e) {
            throw new AssertionError("the provider has a key factory", e);
        }
    }

    @Override
    public void run(byte[] input) throws GeneralSecurityException {
        if (input.length == 0) {
            return;
        }
        byte[] bytes = Arrays.copyOfRange(input, 1, input.length);
        switch (input[0] & 3) {
            case 0 -> point(bytes);
            case 1 -> x509(bytes);
            default -> pkcs8(bytes);
        }
    }

    private static void point(byte[] bytes) throws InvalidKeyException {
        EcPublicKey key;
        try {
            key = EcPublicKey.decode(bytes);
        } catch (InvalidKeyException _) {
            return;
        }
        byte[] form = bytes.length == EcPublicKey.COMPRESSED_LENGTH ? key.compressed() : key.uncompressed();
        Require.same(bytes, form, "a point has one form of each length");
        Require.that(EcPublicKey.fromAffine(key.getW()).equals(key), "a point survives as coordinates");
    }

    private static void x509(byte[] bytes) throws GeneralSecurityException {
        PublicKey key;
        try {
            key = FACTORY.generatePublic(new X509EncodedKeySpec(bytes));
        } catch (InvalidKeySpecException _) {
            return;
        }
        Require.that(
                FACTORY.generatePublic(new X509EncodedKeySpec(key.getEncoded())).equals(key), "a public key survives");
    }

    private static void pkcs8(byte[] bytes) throws GeneralSecurityException {
        PrivateKey key;
        try {
            key = FACTORY.generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (InvalidKeySpecException _) {
            return;
        }
        Require.same(
                key.getEncoded(),
                FACTORY.generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()))
                        .getEncoded(),
                "a private key survives");
    }
}
