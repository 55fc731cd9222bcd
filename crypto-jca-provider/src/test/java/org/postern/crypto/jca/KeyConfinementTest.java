package org.postern.crypto.jca;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.math.BigInteger;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.crypto.PosternProvider;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.hd.ExtendedKey;

/** Private keys stay where they are: not in texts, not in object streams, not after their end; and no key of a doubtful form is taken. */
@DisplayName("confinement of keys")
class KeyConfinementTest {
    private static final PosternProvider PROVIDER = PosternProvider.instance();
    private static final EcPrivateKey KEY = EcPrivateKey.generate(new SecureRandom());

    @Test
    void noTextShowsASecret() {
        byte[] scalar = KEY.scalar();
        String hex = HexFormat.of().formatHex(scalar);
        String decimal = KEY.getS().toString();
        ExtendedKey extended = ExtendedKey.fromRaw(Arrays.copyOf(scalar, 64));
        PrfParameterSpec prf = new PrfParameterSpec(scalar, scalar, 32);
        KemParameterSpec kem = new KemParameterSpec(scalar, "label", 32);
        for (Object holder : new Object[] {KEY, extended, prf, kem, new EciesParameterSpec(KEY.publicKey())}) {
            String text = holder.toString().toLowerCase(Locale.ROOT);
            assertFalse(text.contains(hex) || text.contains(decimal), text);
            assertFalse(text.contains(KEY.wif().toLowerCase(Locale.ROOT)), text);
            assertFalse(text.contains(Arrays.toString(scalar)), text);
        }
    }

    @Test
    void keysDoNotGoIntoObjectStreams() throws Exception {
        for (Key key : new Key[] {KEY, KEY.publicKey()}) {
            try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
                assertThrows(NotSerializableException.class, () -> out.writeObject(key));
            }
        }
    }

    @Test
    void aDestroyedKeyIsGoneForEverybody() {
        EcPrivateKey key = EcPrivateKey.generate(new SecureRandom());
        byte[] before = key.scalar();
        key.destroy();
        assertTrue(key.isDestroyed());
        for (Executable use : new Executable[] {key::scalar, key::getS, key::getEncoded, key::wif}) {
            IllegalStateException refusal = assertThrows(IllegalStateException.class, use);
            assertFalse(refusal.toString().contains(HexFormat.of().formatHex(before)));
        }
        assertNotEquals(EcPrivateKey.of(before), key);
        key.destroy();
        assertTrue(key.isDestroyed(), "twice does no harm");
    }

    @Test
    void formatsAndEncodingsBelongTogether() throws Exception {
        KeyFactory factory = KeyFactory.getInstance("secp256k1", PROVIDER);
        assertEquals("PKCS#8", KEY.getFormat());
        assertEquals("X.509", KEY.publicKey().getFormat());
        assertEquals("EC", KEY.getAlgorithm());
        assertEquals("EC", KEY.publicKey().getAlgorithm());
        assertEquals(KEY, factory.generatePrivate(new PKCS8EncodedKeySpec(KEY.getEncoded())));
        assertThrows(
                InvalidKeySpecException.class, () -> factory.generatePublic(new PKCS8EncodedKeySpec(KEY.getEncoded())));
        assertThrows(
                InvalidKeySpecException.class,
                () -> factory.generatePrivate(
                        new X509EncodedKeySpec(KEY.publicKey().getEncoded())));
    }

    private static byte[] spki(ASN1ObjectIdentifier algorithm, ASN1Encodable parameters) throws Exception {
        return new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(algorithm, parameters),
                        KEY.publicKey().uncompressed())
                .getEncoded(ASN1Encoding.DER);
    }

    static Stream<Arguments> doubtfulPublicKeys() throws Exception {
        ASN1ObjectIdentifier ec = X9ObjectIdentifiers.id_ecPublicKey;
        byte[] good = KEY.publicKey().getEncoded();
        byte[] unused = good.clone();
        unused[good.length - 66] = 1;
        SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(good);
        byte[] ber = new BERSequence(new ASN1Encodable[] {info.getAlgorithm(), info.getPublicKeyData()})
                .getEncoded(ASN1Encoding.BER);
        byte[] p256 =
                KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic().getEncoded();
        return Stream.of(
                Arguments.of("explicit parameters of the same curve", spki(ec, CurvePoints.CURVE)),
                Arguments.of("our point under secp256r1", spki(ec, SECObjectIdentifiers.secp256r1)),
                Arguments.of("no curve", spki(ec, DERNull.INSTANCE)),
                Arguments.of(
                        "another algorithm",
                        spki(new ASN1ObjectIdentifier("1.3.132.1.12"), SECObjectIdentifiers.secp256k1)),
                Arguments.of("a key of another curve", p256),
                Arguments.of("unused bits", unused),
                Arguments.of("indefinite length", ber),
                Arguments.of("trailing byte", Arrays.copyOf(good, good.length + 1)),
                Arguments.of("cut", Arrays.copyOf(good, good.length - 1)),
                Arguments.of("nothing", new byte[0]),
                Arguments.of("a bare point", KEY.publicKey().uncompressed()),
                Arguments.of("a private key", KEY.getEncoded()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("doubtfulPublicKeys")
    void refusesDoubtfulPublicKeys(String name, byte[] encoded) throws Exception {
        KeyFactory factory = KeyFactory.getInstance("secp256k1", PROVIDER);
        assertThrows(InvalidKeySpecException.class, () -> factory.generatePublic(new X509EncodedKeySpec(encoded)));
    }

    private static byte[] pkcs8(ASN1Encodable curve, ASN1Encodable key) throws Exception {
        return new PrivateKeyInfo(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve), key)
                .getEncoded(ASN1Encoding.DER);
    }

    private static ASN1Encodable scalar(BigInteger number, ASN1Encodable curve) {
        return new org.bouncycastle.asn1.sec.ECPrivateKey(256, number, curve);
    }

    static Stream<Arguments> doubtfulPrivateKeys() throws Exception {
        ASN1ObjectIdentifier own = SECObjectIdentifiers.secp256k1;
        ASN1ObjectIdentifier other = SECObjectIdentifiers.secp256r1;
        byte[] good = KEY.getEncoded();
        return Stream.of(
                Arguments.of("0", pkcs8(own, scalar(BigInteger.ZERO, own))),
                Arguments.of("n", pkcs8(own, scalar(CurvePoints.N, own))),
                Arguments.of("n + 1", pkcs8(own, scalar(CurvePoints.N.add(BigInteger.ONE), own))),
                Arguments.of("the curve inside is another one", pkcs8(own, scalar(KEY.getS(), other))),
                Arguments.of("the curve outside is another one", pkcs8(other, scalar(KEY.getS(), own))),
                Arguments.of("explicit parameters", pkcs8(CurvePoints.CURVE, scalar(KEY.getS(), own))),
                Arguments.of("a bare scalar", pkcs8(own, new DEROctetString(KEY.scalar()))),
                Arguments.of("trailing byte", Arrays.copyOf(good, good.length + 1)),
                Arguments.of("cut", Arrays.copyOf(good, good.length - 1)),
                Arguments.of("a public key", KEY.publicKey().getEncoded()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("doubtfulPrivateKeys")
    void refusesDoubtfulPrivateKeysWithoutTellingThem(String name, byte[] encoded) throws Exception {
        KeyFactory factory = KeyFactory.getInstance("secp256k1", PROVIDER);
        InvalidKeySpecException refusal = assertThrows(
                InvalidKeySpecException.class, () -> factory.generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        assertFalse(refusal.toString().contains(KEY.getS().toString(16)));
    }

    @Test
    void takesTheCurveNamedTwice() throws Exception {
        KeyFactory factory = KeyFactory.getInstance("secp256k1", PROVIDER);
        byte[] encoded = pkcs8(SECObjectIdentifiers.secp256k1, scalar(KEY.getS(), SECObjectIdentifiers.secp256k1));
        assertEquals(KEY, factory.generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        assertTrue(factory.generatePrivate(new PKCS8EncodedKeySpec(encoded)) instanceof ECPrivateKey);
    }
}
