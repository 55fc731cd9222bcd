package org.postern.client.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.postern.client.connection.ServerSession;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.VerificationFailed;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.method.BlockMethods;
import org.postern.protocol.method.BlockMethods.BlockGet;
import org.postern.protocol.method.BlockSource;

/** Fetches the blocks of an object, checks each against its id, decrypts and writes them in order (client.md §6 "Reading"; S-24). */
public final class BlockFetcher {
    private final ServerSession session;
    private final Supplier<BlockSource> source;
    private final Progress progress;

    /**
     * A fetcher of the blocks that an object holds.
     *
     * @param source the object; asked for each time anew, because what proves that it may be read grows old
     */
    public BlockFetcher(ServerSession session, Supplier<BlockSource> source, Progress progress) {
        this.session = session;
        this.source = source;
        this.progress = progress;
    }

    /**
     * Writes the content.
     *
     * @param key content key, 32 bytes
     * @param size bytes the content must have
     * @throws VerificationFailed if a block is not the one its id names, or the whole has another size
     */
    public void fetch(List<BlockId> blocks, byte[] key, long size, OutputStream out) throws ClientFailure, IOException {
        ServerSession carrier = blocks.size() > Batches.SIZE ? session.forBulk() : session;
        long[] written = {0};
        try (Batches<List<byte[]>> batches = new Batches<>(chunks -> {
            for (byte[] chunk : chunks) {
                out.write(chunk);
                written[0] += chunk.length;
            }
            progress.reached(written[0], size);
        })) {
            for (int first = 0; first < blocks.size(); first += Batches.SIZE) {
                int begin = first;
                List<BlockId> batch = blocks.subList(begin, Math.min(begin + Batches.SIZE, blocks.size()));
                batches.add(() -> fetchBatch(carrier, begin, batch, key));
            }
            batches.finish();
        }
        if (written[0] != size) {
            throw new VerificationFailed(
                    "Expected " + size + " bytes, found " + written[0] + ". Nothing of it is kept.");
        }
    }

    private List<byte[]> fetchBatch(ServerSession carrier, int first, List<BlockId> ids, byte[] key)
            throws ClientFailure {
        BlockSource object = source.get();
        List<BlockGet> calls = ids.stream().map(id -> new BlockGet(id, object)).toList();
        List<byte[]> blocks = carrier.callAllPatiently(BlockMethods.BLOCK_GET, calls);
        List<byte[]> chunks = new ArrayList<>(blocks.size());
        for (int i = 0; i < blocks.size(); i++) {
            chunks.add(BlockFormat.open(key, first + (long) i, ids.get(i), blocks.get(i)));
        }
        return chunks;
    }
}
