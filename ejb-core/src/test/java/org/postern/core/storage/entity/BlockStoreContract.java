package org.postern.core.storage.entity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.core.storage.entity.BlockStore.Size;
import org.postern.core.storage.entity.BlockStore.Sweep;
import org.postern.protocol.id.BlockId;

/** What every block store must do. */
abstract class BlockStoreContract {
    private static final long NOW = 1_800_000_000_000L;
    private final Random random = new Random(17);

    /** An empty store. */
    abstract BlockStore store();

    @Test
    @DisplayName("gives back exactly the bytes it was given")
    void givesBackTheSameBytes() {
        byte[] data = block(131_089);
        store().put(BlockId.of(data), data, NOW);
        assertArrayEquals(data, store().get(BlockId.of(data)).orElseThrow());
    }

    @Test
    void keepsAnEmptyBlock() {
        byte[] data = {};
        store().put(BlockId.of(data), data, NOW);
        assertArrayEquals(data, store().get(BlockId.of(data)).orElseThrow());
    }

    @Test
    void hasNothingForAnUnknownId() {
        assertTrue(store().get(BlockId.of(block(10))).isEmpty());
    }

    @Test
    @DisplayName("stores the same block once")
    void storesTheSameBlockOnce() {
        byte[] data = block(1000);
        store().put(BlockId.of(data), data, NOW);
        store().put(BlockId.of(data), data, NOW + 1);
        assertEquals(new Size(1, 1000), store().size());
    }

    @Test
    @DisplayName("stores a block once that sixteen send at the same time")
    void storesARacedBlockOnce() throws Exception {
        byte[] data = block(100_000);
        CyclicBarrier together = new CyclicBarrier(16);
        Callable<Integer> put = () -> {
            together.await();
            store().put(BlockId.of(data), data, NOW);
            return 1;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Future<Integer>> puts = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                puts.add(threads.submit(put));
            }
            for (Future<Integer> done : puts) {
                assertEquals(1, done.get());
            }
        }
        assertEquals(new Size(1, 100_000), store().size());
    }

    @Test
    void tellsWhichBlocksExist() {
        BlockId first = put(NOW);
        BlockId second = put(NOW);
        BlockId unknown = BlockId.of(block(7));
        assertEquals(Set.of(first, second), store().keepExisting(List.of(first, unknown, second)));
    }

    @Test
    @DisplayName("sweeps away what nothing names and is old enough")
    void sweepsOldUnnamedBlocks() {
        BlockId old = put(NOW - 1000);
        BlockId young = put(NOW);
        assertEquals(new Size(1, 64), removed(NOW, 100));
        assertTrue(store().get(old).isEmpty());
        assertTrue(store().get(young).isPresent());
    }

    @Test
    @DisplayName("a block that is sent again is young again")
    void sendingAgainMakesYoung() {
        byte[] data = block(64);
        store().put(BlockId.of(data), data, NOW - 1000);
        store().put(BlockId.of(data), data, NOW);
        assertEquals(new Size(0, 0), removed(NOW, 100));
    }

    @Test
    void sweepsInSteps() {
        for (int i = 0; i < 10; i++) {
            put(NOW - 1);
        }
        Sweep first = store().sweep(Optional.empty(), NOW, 3);
        assertEquals(3, first.removedBlocks());
        assertEquals(new Size(7, 7 * 64), removed(NOW, 3));
    }

    private Size removed(long storedBefore, int window) {
        long blocks = 0;
        long bytes = 0;
        Sweep step = store().sweep(Optional.empty(), storedBefore, window);
        while (step.last().isPresent()) {
            blocks += step.removedBlocks();
            bytes += step.removedBytes();
            step = store().sweep(step.last(), storedBefore, window);
        }
        return new Size(blocks, bytes);
    }

    private BlockId put(long storedAt) {
        byte[] data = block(64);
        store().put(BlockId.of(data), data, storedAt);
        return BlockId.of(data);
    }

    private byte[] block(int length) {
        byte[] data = new byte[length];
        random.nextBytes(data);
        return data;
    }
}
