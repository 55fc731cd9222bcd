package org.postern.blockstore.contract;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.postern.blockstore.BlockStore;
import org.postern.blockstore.StoredBlock;
import org.postern.protocol.id.BlockId;

/** The contract can be kept, and by a store that shares nothing with the database: here a sorted map. */
class BlocksInMemoryTest extends BlockStoreContract {
    private final Blocks blocks = new Blocks();

    @Override
    protected BlockStore store() {
        return blocks;
    }

    @Override
    protected BlockStore reopened() {
        return blocks;
    }

    private static final class Blocks implements BlockStore {
        private final ConcurrentSkipListMap<BlockId, byte[]> bytes =
                new ConcurrentSkipListMap<>((one, other) -> Arrays.compareUnsigned(one.hash(), other.hash()));

        @Override
        public void put(BlockId id, byte[] data) {
            bytes.putIfAbsent(id, data.clone());
        }

        @Override
        public void flush() {}

        @Override
        public Optional<byte[]> get(BlockId id) {
            return Optional.ofNullable(bytes.get(id)).map(byte[]::clone);
        }

        @Override
        public Set<BlockId> existing(Collection<BlockId> ids) {
            Set<BlockId> there = new HashSet<>(ids);
            there.removeIf(id -> !bytes.containsKey(id));
            return there;
        }

        @Override
        public void delete(Collection<BlockId> ids) {
            ids.forEach(bytes::remove);
        }

        @Override
        public List<StoredBlock> list(Optional<BlockId> after, int atMost) {
            return after.map(id -> bytes.tailMap(id, false)).orElse(bytes).entrySet().stream()
                    .limit(atMost)
                    .map(block -> new StoredBlock(block.getKey(), block.getValue().length))
                    .toList();
        }
    }
}
