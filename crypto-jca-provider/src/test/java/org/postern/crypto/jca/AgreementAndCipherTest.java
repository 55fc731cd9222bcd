package org.postern.crypto.jca;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.crypto.PosternProvider;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.Ecdh;
import org.postern.crypto.ecies.Ecies;

@DisplayName("agreement and cipher services")
class AgreementAndCipherTest {
    private static final PosternProvider PROVIDER = PosternProvider.instance();
    private static final EcPrivateKey ALICE = EcPrivateKey.generate(new SecureRandom());
    private static final EcPrivateKey BOB = EcPrivateKey.generate(new SecureRandom());
    private static final EciesParameterSpec TO_BOB = new EciesParameterSpec(BOB.publicKey());
    private static final EciesParameterSpec FROM_ALICE = new EciesParameterSpec(ALICE.publicKey());
    private static final Key AES = new SecretKeySpec(new byte[16], "AES");

    @Test
    void bothSidesAgreeOnX() throws Exception {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH-X", PROVIDER);
        byte[] expected = Ecdh.sharedX(BOB, ALICE.publicKey());
        agreement.init(ALICE);
        for (int round = 0; round < 2; round++) {
            agreement.doPhase(BOB.publicKey(), true);
            assertArrayEquals(expected, agreement.generateSecret());
        }
        agreement.doPhase(BOB.publicKey(), true);
        assertArrayEquals(expected, agreement.generateSecret("AES").getEncoded());
        agreement.doPhase(BOB.publicKey(), true);
        byte[] out = new byte[40];
        assertEquals(32, agreement.generateSecret(out, 8));
        assertArrayEquals(expected, Arrays.copyOfRange(out, 8, 40));
    }

    @Test
    void agreementRefusesWrongKeysAndOrder() throws Exception {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH-X", PROVIDER);
        assertThrows(InvalidKeyException.class, () -> agreement.init(AES));
        assertThrows(InvalidKeyException.class, () -> agreement.init(BOB.publicKey()));
        assertThrows(
                InvalidAlgorithmParameterException.class,
                () -> agreement.init(ALICE, new IvParameterSpec(new byte[16])));
        agreement.init(ALICE);
        assertThrows(IllegalStateException.class, agreement::generateSecret);
        assertThrows(InvalidKeyException.class, () -> agreement.doPhase(AES, true));
        assertThrows(InvalidKeyException.class, () -> agreement.doPhase(BOB, true));
        assertThrows(IllegalStateException.class, () -> agreement.doPhase(BOB.publicKey(), false));
        agreement.doPhase(BOB.publicKey(), true);
        assertThrows(ShortBufferException.class, () -> agreement.generateSecret(new byte[31], 0));
        assertEquals(32, agreement.generateSecret().length, "the short buffer cost nothing");
    }

    @Test
    void cipherSealsAndOpensAgainAndAgain() throws Exception {
        Cipher seal = Cipher.getInstance("ECIES-PRIVMX", PROVIDER);
        Cipher open = Cipher.getInstance("ECIES-PRIVMX", PROVIDER);
        seal.init(Cipher.ENCRYPT_MODE, ALICE, TO_BOB);
        open.init(Cipher.DECRYPT_MODE, BOB, FROM_ALICE);
        for (int length : new int[] {0, 1, 15, 16, 17, 1000}) {
            byte[] message = new byte[length];
            Arrays.fill(message, (byte) length);
            byte[] sealed = seal.doFinal(message);
            assertArrayEquals(Ecies.seal(ALICE, BOB.publicKey(), message), sealed);
            assertArrayEquals(message, open.doFinal(sealed));
        }
    }

    @Test
    void cipherTakesItsInputInParts() throws Exception {
        Cipher seal = Cipher.getInstance("ECIES-PRIVMX", PROVIDER);
        seal.init(Cipher.ENCRYPT_MODE, ALICE, TO_BOB);
        seal.update(new byte[] {1, 2});
        seal.update(new byte[] {3}, 0, 1, new byte[0], 0);
        byte[] out = new byte[seal.getOutputSize(1)];
        assertEquals(out.length, seal.doFinal(new byte[] {4}, 0, 1, out, 0));
        assertArrayEquals(Ecies.seal(ALICE, BOB.publicKey(), new byte[] {1, 2, 3, 4}), out);
    }

    @Test
    void cipherRefusesAlteredBytesAndGoesOn() throws Exception {
        Cipher open = Cipher.getInstance("ECIES-PRIVMX", PROVIDER);
        open.init(Cipher.DECRYPT_MODE, BOB, FROM_ALICE);
        byte[] sealed = Ecies.seal(ALICE, BOB.publicKey(), new byte[] {9});
        byte[] altered = sealed.clone();
        altered[sealed.length - 1] ^= 1;
        assertThrows(AEADBadTagException.class, () -> open.doFinal(altered));
        assertArrayEquals(new byte[] {9}, open.doFinal(sealed));
    }

    @Test
    void shortBufferLosesNothing() throws Exception {
        Cipher seal = Cipher.getInstance("ECIES-PRIVMX", PROVIDER);
        seal.init(Cipher.ENCRYPT_MODE, ALICE, TO_BOB);
        seal.update(new byte[] {1});
        assertThrows(ShortBufferException.class, () -> seal.doFinal(new byte[35], 0));
        assertArrayEquals(Ecies.seal(ALICE, BOB.publicKey(), new byte[] {1}), seal.doFinal());
    }

    @Test
    void cipherRefusesWrongKeysParametersAndModes() throws Exception {
        Cipher cipher = Cipher.getInstance("ECIES-PRIVMX", PROVIDER);
        assertThrows(InvalidKeyException.class, () -> cipher.init(Cipher.ENCRYPT_MODE, AES, TO_BOB));
        assertThrows(InvalidKeyException.class, () -> cipher.init(Cipher.ENCRYPT_MODE, BOB.publicKey(), TO_BOB));
        assertThrows(InvalidKeyException.class, () -> cipher.init(Cipher.ENCRYPT_MODE, ALICE));
        assertThrows(
                InvalidAlgorithmParameterException.class,
                () -> cipher.init(Cipher.ENCRYPT_MODE, ALICE, new IvParameterSpec(new byte[16])));
        assertThrows(UnsupportedOperationException.class, () -> cipher.init(Cipher.WRAP_MODE, ALICE, TO_BOB));
        var otherCurve = (java.security.interfaces.ECPublicKey)
                KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic();
        assertThrows(
                InvalidKeyException.class,
                () -> cipher.init(Cipher.ENCRYPT_MODE, ALICE, new EciesParameterSpec(otherCurve)));
        assertThrows(NoSuchAlgorithmException.class, () -> Cipher.getInstance("ECIES-PRIVMX/CBC/NoPadding", PROVIDER));
    }
}
