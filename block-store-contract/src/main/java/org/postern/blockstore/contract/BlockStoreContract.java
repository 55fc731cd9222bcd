package org.postern.blockstore.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.blockstore.BlockStore;
import org.postern.blockstore.StoredBlock;
import org.postern.protocol.id.BlockId;

/** What every block store must do; a module that has one extends this in its tests. */
public abstract class BlockStoreContract {
    private static final int GREATEST = 131_089;
    private final Random random = new Random(17);

    /** The same store each time; empty when a test begins. */
    protected abstract BlockStore store();

    /** Another view of the same place, as a process that has just started would have it. */
    protected abstract BlockStore reopened();

    @Test
    @DisplayName("gives back exactly the bytes it was given")
    void givesBackTheSameBytes() {
        byte[] data = block(GREATEST);
        store().put(BlockId.of(data), data);
        assertArrayEquals(data, store().get(BlockId.of(data)).orElseThrow());
    }

    @Test
    void keepsAnEmptyBlock() {
        byte[] data = {};
        store().put(BlockId.of(data), data);
        assertArrayEquals(data, store().get(BlockId.of(data)).orElseThrow());
        assertEquals(List.of(new StoredBlock(BlockId.of(data), 0)), store().list(Optional.empty(), 10));
    }

    @Test
    void hasNothingForAnUnknownId() {
        put(10);
        assertTrue(store().get(BlockId.of(block(10))).isEmpty());
    }

    @Test
    void isNotChangedThroughArraysOfItsCallers() {
        byte[] data = block(100);
        byte[] before = data.clone();
        BlockId id = BlockId.of(data);
        store().put(id, data);
        data[0]++;
        store().get(id).orElseThrow()[1]++;
        assertArrayEquals(before, store().get(id).orElseThrow());
    }

    @Test
    @DisplayName("stores the same block once")
    void storesTheSameBlockOnce() {
        byte[] data = block(1000);
        store().put(BlockId.of(data), data);
        store().put(BlockId.of(data), data);
        assertEquals(List.of(new StoredBlock(BlockId.of(data), 1000)), store().list(Optional.empty(), 10));
    }

    @Test
    @DisplayName("stores a block once that sixteen send at the same time")
    void storesARacedBlockOnce() throws Exception {
        byte[] data = block(100_000);
        CyclicBarrier together = new CyclicBarrier(16);
        Callable<Boolean> put = () -> {
            together.await();
            store().put(BlockId.of(data), data);
            return Arrays.equals(data, store().get(BlockId.of(data)).orElseThrow());
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Future<Boolean>> puts = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                puts.add(threads.submit(put));
            }
            for (Future<Boolean> seen : puts) {
                assertTrue(seen.get(), "expected every thread to see the block when its put has returned");
            }
        }
        assertEquals(List.of(new StoredBlock(BlockId.of(data), 100_000)), store().list(Optional.empty(), 10));
    }

    @Test
    void tellsWhichBlocksExist() {
        BlockId first = put(64);
        BlockId second = put(64);
        BlockId unknown = BlockId.of(block(7));
        assertEquals(Set.of(first, second), store().existing(List.of(first, unknown, second, first)));
        assertEquals(Set.of(), store().existing(List.of()));
    }

    @Test
    void deletesTheseBlocksAndNoOthers() {
        BlockId first = put(64);
        BlockId second = put(64);
        BlockId third = put(64);
        store().delete(List.of(first, third));
        assertTrue(store().get(first).isEmpty());
        assertTrue(store().get(second).isPresent());
        assertEquals(Set.of(second), store().existing(List.of(first, second, third)));
        assertEquals(List.of(new StoredBlock(second, 64)), store().list(Optional.empty(), 10));
    }

    @Test
    void deletesTwiceAndWhatWasNeverThere() {
        BlockId id = put(64);
        store().delete(List.of(id, BlockId.of(block(5))));
        store().delete(List.of(id));
        store().delete(List.of());
        assertTrue(store().get(id).isEmpty());
    }

    @Test
    void keepsABlockThatIsPutAgainAfterItsDeletion() {
        byte[] data = block(1000);
        store().put(BlockId.of(data), data);
        store().delete(List.of(BlockId.of(data)));
        store().put(BlockId.of(data), data);
        assertArrayEquals(data, store().get(BlockId.of(data)).orElseThrow());
    }

    @Test
    void listsEveryBlockOnceInTheOrderOfTheIds() {
        List<StoredBlock> expected = IntStream.range(0, 25)
                .mapToObj(i -> new StoredBlock(put(100 + i), 100 + i))
                .sorted(Comparator.comparing(block -> block.id().hash(), Arrays::compareUnsigned))
                .toList();
        List<StoredBlock> listed = new ArrayList<>();
        List<StoredBlock> some = store().list(Optional.empty(), 10);
        while (!some.isEmpty()) {
            assertTrue(some.size() <= 10, "expected at most ten, found " + some.size());
            listed.addAll(some);
            some = store().list(Optional.of(listed.getLast().id()), 10);
        }
        assertEquals(expected, listed);
    }

    @Test
    void listsBehindABlockThatIsGone() {
        List<BlockId> ids = IntStream.range(0, 3)
                .mapToObj(i -> put(64))
                .sorted(Comparator.comparing(BlockId::hash, Arrays::compareUnsigned))
                .toList();
        store().delete(List.of(ids.get(1)));
        assertEquals(List.of(new StoredBlock(ids.get(2), 64)), store().list(Optional.of(ids.get(1)), 10));
    }

    @Test
    void findsAgainWhatWasFlushed() {
        byte[] data = block(GREATEST);
        BlockId gone = put(64);
        store().put(BlockId.of(data), data);
        store().delete(List.of(gone));
        store().flush();
        assertArrayEquals(data, reopened().get(BlockId.of(data)).orElseThrow());
        assertEquals(
                List.of(new StoredBlock(BlockId.of(data), GREATEST)), reopened().list(Optional.empty(), 10));
    }

    private BlockId put(int length) {
        byte[] data = block(length);
        store().put(BlockId.of(data), data);
        return BlockId.of(data);
    }

    private byte[] block(int length) {
        byte[] data = new byte[length];
        random.nextBytes(data);
        return data;
    }
}
