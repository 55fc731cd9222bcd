package org.postern.client.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.postern.client.connection.ServerSession;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.FileProblem;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.TransferId;
import org.postern.protocol.method.BlockMethods;
import org.postern.protocol.method.BlockMethods.BlockCreate;
import org.postern.protocol.schema.Limits;

/** Sends a content as blocks into transfer sessions, a few bodies at a time (client.md §6, api.md §8 {@code blockCreate}). */
public final class BlockSender {
    private final ServerSession session;
    private final List<TransferId> transfers;
    private final Progress progress;

    /** A sender into these transfer sessions, all on the same server. */
    public BlockSender(ServerSession session, List<TransferId> transfers, Progress progress) {
        this.session = session;
        this.transfers = List.copyOf(transfers);
        this.progress = progress;
    }

    /**
     * What was sent.
     *
     * @param blocks ids in the order of the content
     * @param size bytes of content
     */
    public record Sent(List<BlockId> blocks, long size) {}

    /**
     * Refuses, before anything is sent, contents that have more blocks than one object may have.
     *
     * @param sizes bytes of each content of the object
     * @throws FileProblem naming both sizes
     */
    public static void requireRoom(ServerSession session, List<Long> sizes) throws ClientFailure {
        Limits limits = session.limits();
        BlockFormat format = new BlockFormat(limits.blockLength());
        long blocks = sizes.stream().mapToLong(format::count).sum();
        if (blocks > limits.blocksCount()) {
            long found = sizes.stream().mapToLong(Long::longValue).sum();
            throw new FileProblem("Found " + found + " bytes; this server takes at most "
                    + (long) limits.blocksCount() * format.chunkSize() + " in one object. Nothing was sent.");
        }
    }

    /**
     * Sends everything the stream gives.
     *
     * @param key content key, 32 bytes
     * @param expected bytes the stream is expected to give, for the progress
     */
    public Sent send(InputStream content, byte[] key, long expected) throws ClientFailure, IOException {
        BlockFormat format = new BlockFormat(session.limits().blockLength());
        int chunkSize = format.chunkSize();
        ServerSession carrier = format.count(expected) > Batches.SIZE ? session.forBulk() : session;
        List<BlockId> ids = new ArrayList<>();
        AtomicLong done = new AtomicLong();
        try (Batches<List<BlockId>> batches = new Batches<>(ids::addAll)) {
            long index = 0;
            for (List<byte[]> chunks = read(content, chunkSize); !chunks.isEmpty(); chunks = read(content, chunkSize)) {
                List<byte[]> batch = chunks;
                long first = index;
                batches.add(() -> sendBatch(carrier, key, first, batch, done, expected));
                index += batch.size();
            }
            batches.finish();
        }
        return new Sent(Collections.unmodifiableList(ids), done.get());
    }

    private static List<byte[]> read(InputStream content, int chunkSize) throws IOException {
        List<byte[]> chunks = new ArrayList<>(Batches.SIZE);
        byte[] chunk;
        do {
            chunk = content.readNBytes(chunkSize);
            if (chunk.length > 0) {
                chunks.add(chunk);
            }
        } while (chunk.length == chunkSize && chunks.size() < Batches.SIZE);
        return chunks;
    }

    /** Sending a block twice stores it once, so a body that may have been lost is sent again. */
    private List<BlockId> sendBatch(
            ServerSession carrier, byte[] key, long first, List<byte[]> chunks, AtomicLong done, long expected)
            throws ClientFailure {
        List<BlockCreate> calls = new ArrayList<>(chunks.size());
        long size = 0;
        for (byte[] chunk : chunks) {
            SealedBlock block = BlockFormat.seal(key, first + calls.size(), chunk);
            calls.add(new BlockCreate(transfers, block.id(), block.bytes()));
            size += chunk.length;
        }
        carrier.callAllPatiently(BlockMethods.BLOCK_CREATE, calls);
        synchronized (done) {
            progress.reached(done.addAndGet(size), expected);
        }
        return calls.stream().map(BlockCreate::bid).toList();
    }
}
