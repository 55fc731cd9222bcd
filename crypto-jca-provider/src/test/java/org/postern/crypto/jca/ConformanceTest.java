package org.postern.crypto.jca;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.postern.crypto.PosternProvider;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.Ecdh;
import org.postern.transport.PrivmxTls;

/** Whatever the provider lists can be had by the standard factories and does its work, like that of any other provider. */
@DisplayName("conformance of the provider")
class ConformanceTest {
    private static final PosternProvider PROVIDER = PosternProvider.instance();
    private static final EcPrivateKey ALICE = EcPrivateKey.generate(new SecureRandom());
    private static final EcPrivateKey BOB = EcPrivateKey.generate(new SecureRandom());
    private static final byte[] DATA = new byte[32];

    private static final Map<String, Executable> DEEDS = Map.ofEntries(
            Map.entry("KeyPairGenerator secp256k1", ConformanceTest::generates),
            Map.entry("KeyFactory secp256k1", ConformanceTest::readsKeys),
            Map.entry("Signature ECDSA-COMPACT", () -> signs("ECDSA-COMPACT")),
            Map.entry("Signature SHA256withECDSA-COMPACT", () -> signs("SHA256withECDSA-COMPACT")),
            Map.entry("Signature NONEwithECDSA", () -> signs("NONEwithECDSA")),
            Map.entry("Signature SHA256withECDSA", () -> signs("SHA256withECDSA")),
            Map.entry("KeyAgreement ECDH-X", ConformanceTest::agrees),
            Map.entry("Cipher ECIES-PRIVMX", ConformanceTest::seals),
            Map.entry("KDF PRIVMX-PRF", () -> derives("PRIVMX-PRF", new PrfParameterSpec(DATA, DATA, 40))),
            Map.entry("KDF PRIVMX-KEM", () -> derives("PRIVMX-KEM", new KemParameterSpec(DATA, "label", 40))),
            Map.entry("SecretKeyFactory PrivmxPassword", ConformanceTest::mixesPasswords),
            Map.entry("PrivmxTls PrivMX-TLS-1", () -> assertNotNull(PrivmxTls.getInstance())));

    private static String name(Provider.Service service) {
        return service.getType() + " " + service.getAlgorithm();
    }

    @Test
    void listsExactlyTheseServices() {
        Set<String> listed = PROVIDER.getServices().stream()
                .map(ConformanceTest::name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(DEEDS.keySet()), listed);
    }

    @TestFactory
    Stream<DynamicTest> everyServiceWorksThroughItsStandardFactory() {
        return PROVIDER.getServices().stream()
                .map(service -> dynamicTest(name(service), () -> {
                    Executable deed = DEEDS.get(name(service));
                    assertNotNull(deed, "a service nobody exercises");
                    deed.execute();
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyServiceIsMadeByTheProviderItself() {
        return PROVIDER.getServices().stream()
                .map(service -> dynamicTest(name(service), () -> {
                    assertEquals("Software", service.getAttribute("ImplementedIn"));
                    assertEquals(
                            service.getClassName(),
                            service.newInstance(null).getClass().getName());
                }));
    }

    @TestFactory
    Stream<DynamicTest> keyedServicesSayWhichKeysTheyTake() throws Exception {
        Key edwards = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
        return PROVIDER.getServices().stream()
                .filter(service -> Set.of("Signature", "KeyAgreement", "Cipher").contains(service.getType()))
                .map(service -> dynamicTest(name(service), () -> {
                    assertTrue(service.supportsParameter(ALICE));
                    assertTrue(service.supportsParameter(ALICE.publicKey()));
                    assertFalse(service.supportsParameter(new SecretKeySpec(DATA, "AES")));
                    assertFalse(service.supportsParameter(edwards));
                }));
    }

    private static void generates() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("secp256k1", PROVIDER).generateKeyPair();
        assertEquals("X.509", pair.getPublic().getFormat());
        assertEquals("PKCS#8", pair.getPrivate().getFormat());
    }

    private static void readsKeys() throws Exception {
        KeyFactory factory = KeyFactory.getInstance("secp256k1", PROVIDER);
        assertEquals(
                ALICE.publicKey(),
                factory.generatePublic(new X509EncodedKeySpec(ALICE.publicKey().getEncoded())));
        assertEquals(ALICE, factory.generatePrivate(new PKCS8EncodedKeySpec(ALICE.getEncoded())));
    }

    private static void signs(String algorithm) throws Exception {
        Signature signature = Signature.getInstance(algorithm, PROVIDER);
        signature.initSign(ALICE);
        signature.update(DATA);
        byte[] signed = signature.sign();
        signature.initVerify(ALICE.publicKey());
        signature.update(DATA);
        assertTrue(signature.verify(signed));
        signature.initVerify(BOB.publicKey());
        signature.update(DATA);
        assertFalse(signature.verify(signed));
    }

    private static void agrees() throws Exception {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH-X", PROVIDER);
        agreement.init(ALICE);
        agreement.doPhase(BOB.publicKey(), true);
        assertArrayEquals(Ecdh.sharedX(BOB, ALICE.publicKey()), agreement.generateSecret());
    }

    private static void seals() throws Exception {
        Cipher cipher = Cipher.getInstance("ECIES-PRIVMX", PROVIDER);
        cipher.init(Cipher.ENCRYPT_MODE, ALICE, new EciesParameterSpec(BOB.publicKey()));
        byte[] sealed = cipher.doFinal(DATA);
        cipher.init(Cipher.DECRYPT_MODE, BOB, new EciesParameterSpec(ALICE.publicKey()));
        assertArrayEquals(DATA, cipher.doFinal(sealed));
    }

    private static void derives(String algorithm, AlgorithmParameterSpec input) throws Exception {
        KDF kdf = KDF.getInstance(algorithm, PROVIDER);
        byte[] derived = kdf.deriveData(input);
        assertEquals(40, derived.length);
        assertArrayEquals(derived, kdf.deriveKey("HmacSHA256", input).getEncoded());
        assertThrows(NoSuchAlgorithmException.class, () -> kdf.deriveKey("", input));
    }

    private static void mixesPasswords() throws Exception {
        SecretKeyFactory factory = SecretKeyFactory.getInstance("PrivmxPassword", PROVIDER);
        PBEKeySpec spec = new PBEKeySpec("password".toCharArray(), new byte[16], 1000, 128);
        assertEquals(16, factory.generateSecret(spec).getEncoded().length);
        spec.clearPassword();
        assertThrows(InvalidKeySpecException.class, () -> factory.generateSecret(spec));
    }
}
