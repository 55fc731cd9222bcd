package org.postern.crypto.jca;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.InvalidKeyException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.crypto.PosternProvider;
import org.postern.crypto.ec.CompactSignature;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.primitive.Sha2;

@DisplayName("signature services")
class SignatureServicesTest {
    private static final PosternProvider PROVIDER = PosternProvider.instance();
    private static final EcPrivateKey KEY = EcPrivateKey.generate(new SecureRandom());

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"ECDSA-COMPACT", "SHA256withECDSA-COMPACT"})
    void signsAndVerifiesAgainAndAgain(String algorithm) throws Exception {
        Signature signature = Signature.getInstance(algorithm, PROVIDER);
        for (int round = 0; round < 3; round++) {
            byte[] data = Sha2.sha256(new byte[] {(byte) round});
            signature.initSign(KEY);
            signature.update(data, 0, 31);
            signature.update(data[31]);
            byte[] first = signature.sign();
            signature.update(data);
            assertArrayEquals(first, signature.sign(), "ready for another one after sign");
            signature.initVerify(KEY.publicKey());
            signature.update(data);
            assertTrue(signature.verify(first));
            signature.update(data);
            assertTrue(signature.verify(first), "ready for another one after verify");
            signature.update(Sha2.sha256(data));
            assertFalse(signature.verify(first));
        }
    }

    @Test
    void digestAndMessageFormsAgree() throws Exception {
        byte[] message = {1, 2, 3};
        Signature signature = Signature.getInstance("SHA256withECDSA-COMPACT", PROVIDER);
        signature.initSign(KEY);
        signature.update(message);
        assertArrayEquals(CompactSignature.sign(KEY, Sha2.sha256(message)), signature.sign());
    }

    @Test
    void digestFormTakes32BytesOnly() throws Exception {
        Signature signature = Signature.getInstance("ECDSA-COMPACT", PROVIDER);
        signature.initSign(KEY);
        signature.update(new byte[33]);
        assertThrows(SignatureException.class, signature::sign);
        signature.update(new byte[32]);
        assertTrue(signature.sign().length == CompactSignature.LENGTH, "usable after the refusal");
    }

    @Test
    void takesKeysOfAnotherProvider() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", new BouncyCastleProvider());
        generator.initialize(new java.security.spec.ECGenParameterSpec("secp256k1"));
        var pair = generator.generateKeyPair();
        Signature signature = Signature.getInstance("SHA256withECDSA-COMPACT", PROVIDER);
        signature.initSign(pair.getPrivate());
        signature.update((byte) 7);
        byte[] signed = signature.sign();
        signature.initVerify(pair.getPublic());
        signature.update((byte) 7);
        assertTrue(signature.verify(signed));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"ECDSA-COMPACT", "SHA256withECDSA-COMPACT"})
    void refusesKeysOfAnotherKind(String algorithm) throws Exception {
        var rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        var otherCurve = KeyPairGenerator.getInstance("EC").generateKeyPair();
        Signature signature = Signature.getInstance(algorithm, PROVIDER);
        for (PrivateKey key : new PrivateKey[] {rsa.getPrivate(), otherCurve.getPrivate()}) {
            assertThrows(InvalidKeyException.class, () -> signature.initSign(key));
        }
        for (PublicKey key : new PublicKey[] {rsa.getPublic(), otherCurve.getPublic()}) {
            assertThrows(InvalidKeyException.class, () -> signature.initVerify(key));
        }
        assertThrows(SignatureException.class, signature::sign);
    }
}
