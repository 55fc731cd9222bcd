package org.postern.crypto.jca;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.crypto.PosternProvider;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.Ecdh;
import org.postern.crypto.ecies.Ecies;

/** One provider and the same keys, used by many threads, each with services of its own. */
@DisplayName("thread use")
class ThreadUseTest {
    private static final PosternProvider PROVIDER = PosternProvider.instance();
    private static final EcPrivateKey ALICE = EcPrivateKey.generate(new SecureRandom());
    private static final EcPrivateKey BOB = EcPrivateKey.generate(new SecureRandom());
    private static final int THREADS = 16;
    private static final int ROUNDS = 25;

    @Test
    void resultsAreRightInManyThreads() throws Exception {
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int thread = 0; thread < THREADS; thread++) {
                byte mark = (byte) thread;
                Callable<Boolean> work = () -> work(mark);
                running.add(threads.submit(work));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
    }

    private static boolean work(byte mark) throws Exception {
        Signature signature = Signature.getInstance("SHA256withECDSA", PROVIDER);
        Cipher cipher = Cipher.getInstance("ECIES-PRIVMX", PROVIDER);
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH-X", PROVIDER);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] message = {mark, (byte) round};
            signature.initSign(ALICE);
            signature.update(message);
            byte[] signed = signature.sign();
            signature.initVerify(ALICE.publicKey());
            signature.update(message);
            assertTrue(signature.verify(signed));
            cipher.init(Cipher.ENCRYPT_MODE, ALICE, new EciesParameterSpec(BOB.publicKey()));
            assertArrayEquals(message, Ecies.open(BOB, ALICE.publicKey(), cipher.doFinal(message)));
            agreement.init(ALICE);
            agreement.doPhase(BOB.publicKey(), true);
            assertArrayEquals(Ecdh.sharedX(BOB, ALICE.publicKey()), agreement.generateSecret());
        }
        return true;
    }
}
