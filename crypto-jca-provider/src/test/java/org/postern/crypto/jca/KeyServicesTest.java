package org.postern.crypto.jca;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import javax.crypto.spec.DESKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.crypto.PosternProvider;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.ec.Secp256k1;

@DisplayName("key services")
class KeyServicesTest {
    private static final PosternProvider PROVIDER = PosternProvider.instance();
    private static final EcPrivateKey KEY = EcPrivateKey.generate(new SecureRandom());

    @Test
    void generatorMakesPairsOfItsCurve() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("secp256k1", PROVIDER);
        KeyPair pair = generator.generateKeyPair();
        assertEquals(((EcPrivateKey) pair.getPrivate()).publicKey(), pair.getPublic());
        generator.initialize(256);
        generator.initialize(new ECGenParameterSpec("secp256k1"));
        generator.initialize(Secp256k1.parameters(), new SecureRandom());
        assertEquals("EC", generator.generateKeyPair().getPublic().getAlgorithm());
    }

    @Test
    void generatorRefusesOtherCurves() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("secp256k1", PROVIDER);
        assertThrows(InvalidParameterException.class, () -> generator.initialize(384));
        assertThrows(
                InvalidAlgorithmParameterException.class,
                () -> generator.initialize(new ECGenParameterSpec("secp256r1")));
        ECPublicKey other = otherCurve();
        assertThrows(InvalidAlgorithmParameterException.class, () -> generator.initialize(other.getParams()));
    }

    @Test
    void factoryReadsWhatKeysWrite() throws Exception {
        KeyFactory factory = KeyFactory.getInstance("secp256k1", PROVIDER);
        EcPublicKey point = KEY.publicKey();
        assertEquals(point, factory.generatePublic(new X509EncodedKeySpec(point.getEncoded())));
        assertEquals(point, factory.generatePublic(new ECPublicKeySpec(point.getW(), point.getParams())));
        assertEquals(KEY, factory.generatePrivate(new PKCS8EncodedKeySpec(KEY.getEncoded())));
        assertEquals(KEY, factory.generatePrivate(new ECPrivateKeySpec(KEY.getS(), KEY.getParams())));
        assertEquals(point, factory.generatePublic(factory.getKeySpec(point, X509EncodedKeySpec.class)));
        assertEquals(point, factory.generatePublic(factory.getKeySpec(point, ECPublicKeySpec.class)));
        assertEquals(KEY, factory.generatePrivate(factory.getKeySpec(KEY, PKCS8EncodedKeySpec.class)));
        assertEquals(KEY, factory.generatePrivate(factory.getKeySpec(KEY, ECPrivateKeySpec.class)));
    }

    @Test
    void encodedKeysAreUnderstoodByAnotherProvider() throws Exception {
        KeyFactory foreign = KeyFactory.getInstance("EC", new BouncyCastleProvider());
        ECPublicKey point = (ECPublicKey)
                foreign.generatePublic(new X509EncodedKeySpec(KEY.publicKey().getEncoded()));
        ECPrivateKey scalar = (ECPrivateKey) foreign.generatePrivate(new PKCS8EncodedKeySpec(KEY.getEncoded()));
        KeyFactory own = KeyFactory.getInstance("secp256k1", PROVIDER);
        assertEquals(KEY.publicKey(), own.translateKey(point));
        assertEquals(KEY, own.translateKey(scalar));
        assertEquals(KEY.publicKey(), own.generatePublic(new X509EncodedKeySpec(point.getEncoded())));
        assertEquals(KEY, own.generatePrivate(new PKCS8EncodedKeySpec(scalar.getEncoded())));
    }

    @Test
    void factoryRefusesWhatIsNoKeyOfItsCurve() throws Exception {
        KeyFactory factory = KeyFactory.getInstance("secp256k1", PROVIDER);
        ECPublicKey other = otherCurve();
        assertThrows(InvalidKeyException.class, () -> factory.translateKey(other));
        assertThrows(InvalidKeyException.class, () -> factory.translateKey(new SecretKeySpec(new byte[16], "AES")));
        assertThrows(
                InvalidKeySpecException.class,
                () -> factory.generatePublic(new X509EncodedKeySpec(other.getEncoded())));
        assertThrows(
                InvalidKeySpecException.class, () -> factory.generatePublic(new X509EncodedKeySpec(new byte[] {1})));
        assertThrows(
                InvalidKeySpecException.class,
                () -> factory.generatePrivate(new PKCS8EncodedKeySpec(new byte[] {0x30, 0})));
        assertThrows(
                InvalidKeySpecException.class,
                () -> factory.generatePublic(
                        new ECPublicKeySpec(new ECPoint(BigInteger.ONE, BigInteger.ONE), Secp256k1.parameters())));
        assertThrows(
                InvalidKeySpecException.class,
                () -> factory.generatePrivate(new ECPrivateKeySpec(Secp256k1.ORDER, Secp256k1.parameters())));
        assertThrows(InvalidKeySpecException.class, () -> factory.generatePublic(new DESKeySpec(new byte[8])));
        assertThrows(InvalidKeySpecException.class, () -> factory.getKeySpec(KEY, DESKeySpec.class));
    }

    private static ECPublicKey otherCurve() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return (ECPublicKey) generator.generateKeyPair().getPublic();
    }
}
