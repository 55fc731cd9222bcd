package org.postern.client.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postern.client.failure.VerificationFailed;

@Timeout(30)
class BatchesTest {
    @Test
    void takesResultsInTheOrderOfTheContentWhateverEndsFirst() throws Exception {
        CountDownLatch secondIsDone = new CountDownLatch(1);
        List<Integer> taken = new ArrayList<>();
        try (Batches<Integer> batches = new Batches<>(taken::add)) {
            batches.add(() -> {
                secondIsDone.await();
                return 1;
            });
            batches.add(() -> {
                secondIsDone.countDown();
                return 2;
            });
            batches.finish();
        }

        assertEquals(List.of(1, 2), taken);
    }

    @Test
    void hasThreeUnderWayAndNoMore() throws Exception {
        CountDownLatch threeHaveBegun = new CountDownLatch(3);
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (Batches<Integer> batches = new Batches<>(result -> {})) {
            for (int i = 0; i < 20; i++) {
                batches.add(() -> {
                    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                    threeHaveBegun.countDown();
                    threeHaveBegun.await();
                    return underWay.decrementAndGet();
                });
            }
            batches.finish();
        }

        assertEquals(3, most.get());
    }

    @Test
    void passesOnAFailureAndEndsTheOthers() {
        VerificationFailed failure = new VerificationFailed("altered");
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger interrupted = new AtomicInteger();

        VerificationFailed thrown = assertThrows(VerificationFailed.class, () -> {
            try (Batches<Integer> batches = new Batches<>(result -> {})) {
                batches.add(() -> {
                    begun.await();
                    throw failure;
                });
                batches.add(() -> {
                    begun.countDown();
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        interrupted.incrementAndGet();
                    }
                    return 1;
                });
                batches.finish();
            }
        });

        assertSame(failure, thrown);
        assertEquals(1, interrupted.get());
    }
}
