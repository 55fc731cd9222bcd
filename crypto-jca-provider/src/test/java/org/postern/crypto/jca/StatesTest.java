package org.postern.crypto.jca;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.ShortBufferException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.crypto.PosternProvider;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ecies.Ecies;

/** Services before, after and between initialisations, as the JCA describes the states of each kind. */
@DisplayName("states of the services")
class StatesTest {
    private static final PosternProvider PROVIDER = PosternProvider.instance();
    private static final EcPrivateKey ALICE = EcPrivateKey.generate(new SecureRandom());
    private static final EcPrivateKey BOB = EcPrivateKey.generate(new SecureRandom());
    private static final byte[] MESSAGE = {1, 2, 3, 4, 5};

    private static EcPrivateKey destroyed() {
        EcPrivateKey key = EcPrivateKey.generate(new SecureRandom());
        key.destroy();
        return key;
    }

    private static Cipher cipher(int mode) throws Exception {
        Cipher cipher = Cipher.getInstance("ECIES-PRIVMX", PROVIDER);
        boolean sealing = mode == Cipher.ENCRYPT_MODE;
        cipher.init(mode, sealing ? ALICE : BOB, new EciesParameterSpec((sealing ? BOB : ALICE).publicKey()));
        return cipher;
    }

    private static byte[] sealed() {
        return Ecies.seal(ALICE, BOB.publicKey(), MESSAGE);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"ECDSA-COMPACT", "SHA256withECDSA-COMPACT", "NONEwithECDSA", "SHA256withECDSA"})
    void signatureMustBeInitialisedForWhatIsAsked(String algorithm) throws Exception {
        Signature signature = Signature.getInstance(algorithm, PROVIDER);
        assertThrows(SignatureException.class, () -> signature.update((byte) 1));
        assertThrows(SignatureException.class, signature::sign);
        assertThrows(SignatureException.class, () -> signature.verify(new byte[65]));
        signature.initVerify(ALICE.publicKey());
        assertThrows(SignatureException.class, signature::sign);
        signature.initSign(ALICE);
        assertThrows(SignatureException.class, () -> signature.verify(new byte[65]));
        assertThrows(InvalidKeyException.class, () -> signature.initSign(destroyed()));
        assertThrows(
                InvalidAlgorithmParameterException.class,
                () -> signature.setParameter(new ECGenParameterSpec("secp256k1")));
        assertNull(signature.getParameters());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"ECDSA-COMPACT", "SHA256withECDSA-COMPACT", "NONEwithECDSA", "SHA256withECDSA"})
    void signatureForgetsWhatCameBeforeANewInitialisation(String algorithm) throws Exception {
        Signature signature = Signature.getInstance(algorithm, PROVIDER);
        byte[] data = new byte[32];
        signature.initSign(ALICE);
        signature.update(data);
        byte[] expected = signature.sign();
        signature.update((byte) 9);
        signature.initSign(ALICE);
        signature.update(ByteBuffer.wrap(data));
        byte[] room = new byte[expected.length + 3];
        assertEquals(expected.length, signature.sign(room, 3, expected.length));
        assertArrayEquals(expected, Arrays.copyOfRange(room, 3, room.length));
        signature.initVerify(ALICE.publicKey());
        signature.update((byte) 9);
        signature.initVerify(ALICE.publicKey());
        signature.update(data);
        assertTrue(signature.verify(room, 3, expected.length));
    }

    @Test
    void signatureOfAKeyDestroyedMeanwhileFails() throws Exception {
        EcPrivateKey key = EcPrivateKey.generate(new SecureRandom());
        Signature signature = Signature.getInstance("SHA256withECDSA", PROVIDER);
        signature.initSign(key);
        key.destroy();
        signature.update(MESSAGE);
        assertThrows(SignatureException.class, signature::sign);
    }

    @Test
    void verificationIsReadyAgainAfterAMalformedSignature() throws Exception {
        Signature signature = Signature.getInstance("SHA256withECDSA", PROVIDER);
        signature.initSign(ALICE);
        signature.update(MESSAGE);
        byte[] good = signature.sign();
        signature.initVerify(ALICE.publicKey());
        signature.update(MESSAGE);
        assertThrows(SignatureException.class, () -> signature.verify(new byte[3]));
        signature.update(MESSAGE);
        assertTrue(signature.verify(good));
    }

    @Test
    void agreementHasOnePhaseAndStartsAgainAfterTheSecret() throws Exception {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH-X", PROVIDER);
        assertThrows(IllegalStateException.class, () -> agreement.doPhase(BOB.publicKey(), true));
        agreement.init(ALICE);
        assertNull(agreement.doPhase(BOB.publicKey(), true));
        assertThrows(IllegalStateException.class, () -> agreement.doPhase(BOB.publicKey(), true));
        byte[] secret = agreement.generateSecret();
        assertThrows(IllegalStateException.class, agreement::generateSecret);
        agreement.doPhase(BOB.publicKey(), true);
        assertArrayEquals(secret, agreement.generateSecret());
        agreement.doPhase(BOB.publicKey(), true);
        agreement.init(ALICE);
        assertThrows(IllegalStateException.class, agreement::generateSecret, "init forgets the phase");
        assertThrows(InvalidKeyException.class, () -> agreement.init(destroyed()));
        assertThrows(IllegalStateException.class, () -> agreement.doPhase(BOB.publicKey(), true));
    }

    @Test
    void cipherNeedsInitialisationAndLosesItWhenTheNextOneFails() throws Exception {
        Cipher fresh = Cipher.getInstance("ECIES-PRIVMX", PROVIDER);
        assertThrows(IllegalStateException.class, () -> fresh.update(MESSAGE));
        assertThrows(IllegalStateException.class, () -> fresh.doFinal(MESSAGE));
        Cipher cipher = cipher(Cipher.ENCRYPT_MODE);
        cipher.update(MESSAGE);
        assertThrows(InvalidKeyException.class, () -> cipher.init(Cipher.ENCRYPT_MODE, ALICE));
        assertThrows(IllegalStateException.class, () -> cipher.doFinal(MESSAGE));
        assertThrows(
                InvalidKeyException.class,
                () -> cipher.init(Cipher.ENCRYPT_MODE, destroyed(), new EciesParameterSpec(BOB.publicKey())));
    }

    @Test
    void cipherForgetsItsInputAtEveryInitialisation() throws Exception {
        Cipher cipher = cipher(Cipher.ENCRYPT_MODE);
        cipher.update(new byte[1000]);
        cipher.init(Cipher.ENCRYPT_MODE, ALICE, new EciesParameterSpec(BOB.publicKey()));
        assertArrayEquals(sealed(), cipher.doFinal(MESSAGE));
    }

    @Test
    void cipherHasNeitherWrappingNorVectorNorParametersNorMoreData() throws Exception {
        Cipher cipher = cipher(Cipher.ENCRYPT_MODE);
        assertNull(cipher.getIV());
        assertNull(cipher.getParameters());
        assertEquals(0, cipher.getBlockSize());
        assertThrows(UnsupportedOperationException.class, () -> cipher.updateAAD(MESSAGE));
        for (int mode : new int[] {Cipher.WRAP_MODE, Cipher.UNWRAP_MODE}) {
            assertThrows(
                    UnsupportedOperationException.class,
                    () -> cipher.init(mode, ALICE, new EciesParameterSpec(BOB.publicKey())));
        }
    }

    @Test
    void shortBuffersLoseNoInputInEitherDirection() throws Exception {
        Cipher seal = cipher(Cipher.ENCRYPT_MODE);
        seal.update(MESSAGE, 0, 2);
        assertThrows(ShortBufferException.class, () -> seal.doFinal(MESSAGE, 2, 3, new byte[35], 0));
        byte[] out = new byte[seal.getOutputSize(3)];
        assertEquals(out.length, seal.doFinal(MESSAGE, 2, 3, out, 0));
        assertArrayEquals(sealed(), out);

        Cipher open = cipher(Cipher.DECRYPT_MODE);
        byte[] sealed = sealed();
        open.update(sealed, 0, 7);
        byte[] four = new byte[4];
        assertThrows(ShortBufferException.class, () -> open.doFinal(sealed, 7, sealed.length - 7, four, 0));
        assertArrayEquals(new byte[4], four, "nothing was written");
        byte[] exact = new byte[MESSAGE.length];
        assertEquals(MESSAGE.length, open.doFinal(sealed, 7, sealed.length - 7, exact, 0));
        assertArrayEquals(MESSAGE, exact);
    }

    @Test
    void outputSizeIsEnoughForEveryLength() throws Exception {
        Cipher seal = cipher(Cipher.ENCRYPT_MODE);
        Cipher open = cipher(Cipher.DECRYPT_MODE);
        for (int length = 0; length < 40; length++) {
            int promised = seal.getOutputSize(length);
            byte[] sealed = seal.doFinal(new byte[length]);
            assertEquals(promised, sealed.length);
            assertTrue(open.getOutputSize(sealed.length) >= length);
            assertEquals(length, open.doFinal(sealed).length);
        }
        assertEquals(0, open.getOutputSize(3));
    }

    @Test
    void inputAndOutputMayOverlap() throws Exception {
        Cipher seal = cipher(Cipher.ENCRYPT_MODE);
        for (int shift = 0; shift < 20; shift += 3) {
            byte[] shared = new byte[80];
            System.arraycopy(MESSAGE, 0, shared, 10, MESSAGE.length);
            int length = seal.doFinal(shared, 10, MESSAGE.length, shared, shift);
            assertArrayEquals(sealed(), Arrays.copyOfRange(shared, shift, shift + length));
        }
    }

    @Test
    void buffersOfTheHeapAndOutsideItWork() throws Exception {
        Cipher seal = cipher(Cipher.ENCRYPT_MODE);
        Cipher open = cipher(Cipher.DECRYPT_MODE);
        ByteBuffer sealed = ByteBuffer.allocateDirect(100);
        assertEquals(36, seal.doFinal(ByteBuffer.wrap(MESSAGE).asReadOnlyBuffer(), sealed));
        sealed.flip();
        ByteBuffer opened = ByteBuffer.allocate(100);
        assertEquals(MESSAGE.length, open.doFinal(sealed, opened));
        assertFalse(sealed.hasRemaining());
        assertArrayEquals(MESSAGE, Arrays.copyOf(opened.array(), opened.position()));
        ByteBuffer input = ByteBuffer.wrap(MESSAGE);
        assertThrows(ShortBufferException.class, () -> seal.doFinal(input, ByteBuffer.allocate(35)));
        assertEquals(MESSAGE.length, input.remaining(), "the input can be given again");
        assertEquals(36, seal.doFinal(input, ByteBuffer.allocate(36)));
    }

    @Test
    void aRefusedMessageIsForgotten() throws Exception {
        Cipher open = cipher(Cipher.DECRYPT_MODE);
        byte[] altered = sealed();
        altered[20] ^= 1;
        assertThrows(AEADBadTagException.class, () -> open.doFinal(altered, 0, altered.length, new byte[50], 0));
        assertArrayEquals(MESSAGE, open.doFinal(sealed()));
    }
}
