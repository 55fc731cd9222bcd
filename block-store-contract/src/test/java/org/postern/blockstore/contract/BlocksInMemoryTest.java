package org.postern.blockstore.contract;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.postern.blockstore.BlockStore;
import org.postern.blockstore.StoredBlock;
import org.postern.protocol.id.BlockId;

/** The contract can be kept by the simplest store there is, and run by a module that has one. */
class BlocksInMemoryTest extends BlockStoreContract {
    private final BlocksInMemory store = new BlocksInMemory();

    @Override
    protected BlockStore store() {
        return store;
    }

    @Override
    protected BlockStore reopened() {
        return store;
    }

    private static final class BlocksInMemory implements BlockStore {
        private final NavigableMap<byte[], byte[]> blocks = new ConcurrentSkipListMap<>(Arrays::compareUnsigned);

        @Override
        public void put(BlockId id, byte[] data) {
            blocks.putIfAbsent(id.hash(), data.clone());
        }

        @Override
        public void flush() {
            // Nothing outlives the process, and nothing is promised to.
        }

        @Override
        public Optional<byte[]> get(BlockId id) {
            return Optional.ofNullable(blocks.get(id.hash())).map(byte[]::clone);
        }

        @Override
        public Set<BlockId> existing(Collection<BlockId> ids) {
            Set<BlockId> existing = new HashSet<>(ids);
            existing.removeIf(id -> !blocks.containsKey(id.hash()));
            return existing;
        }

        @Override
        public void delete(Collection<BlockId> ids) {
            ids.forEach(id -> blocks.remove(id.hash()));
        }

        @Override
        public List<StoredBlock> list(Optional<BlockId> after, int atMost) {
            Map<byte[], byte[]> greater = after.<Map<byte[], byte[]>>map(id -> blocks.tailMap(id.hash(), false))
                    .orElse(blocks);
            return greater.entrySet().stream()
                    .limit(atMost)
                    .map(entry -> new StoredBlock(new BlockId(entry.getKey()), entry.getValue().length))
                    .toList();
        }
    }
}
