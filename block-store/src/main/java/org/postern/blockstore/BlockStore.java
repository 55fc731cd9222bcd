package org.postern.blockstore;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.protocol.id.BlockId;

/**
 * The bytes of blocks, and nothing else of them (white paper "Data blocks"; api.md §8). Which object names a block, its age
 * and its size are rows of the index in the database; a store may lie elsewhere and has no part in the database's transactions.
 *
 * <p>Between index and store holds: <b>a block that an object names has its bytes.</b> The caller keeps it so:
 *
 * <ol>
 *   <li>He writes the index row, and so holds its lock; then {@link #put}; only after put has returned he commits. When put
 *       fails or nothing is committed, nothing names the block; bytes that then lie in the store alone are found by
 *       {@link #list} and given an index row, so that the collection treats them like any other block.
 *   <li>Before he commits an object that names blocks he asks {@link #existing} for them, and calls {@link #flush}. An index row
 *       alone does not show that the bytes are there: a crash may have kept the one and lost the other.
 *   <li>He deletes only blocks that no object names, whose index row he has locked, and commits the end of the row after
 *       {@link #delete} has returned: until then whoever sends the same block waits for the row, and puts the bytes again. After
 *       a crash in between the row is there without bytes; nothing names it, and the next collection deletes it once more.
 * </ol>
 *
 * <p>All methods may be called by many threads at once, for the same block too. Any of them throws an unchecked exception when
 * the store cannot do it; whether bytes are kept is then unknown, and the call may be repeated. Blocks are immutable, opaque,
 * and kept exactly as received. Whoever puts has compared the id with the bytes.
 */
public interface BlockStore {

    /** Keeps the bytes; nothing happens where they are already. From its return on every other method sees them. */
    void put(BlockId id, byte[] data);

    /** What was put before survives a crash from the return of this method on, or from the commit of its transaction. */
    void flush();

    /** The bytes exactly as they were put; empty where there are none. Never others: a store that finds them damaged throws. */
    Optional<byte[]> get(BlockId id);

    /** Those of the ids whose bytes are there. */
    Set<BlockId> existing(Collection<BlockId> ids);

    /** Forgets the bytes of these blocks; those that are not there are no reason to fail. */
    void delete(Collection<BlockId> ids);

    /**
     * The next blocks in the order of their ids' bytes, unsigned.
     *
     * @param after greater ids only; empty for the first
     * @param atMost fewer only where there are no more
     */
    List<StoredBlock> list(Optional<BlockId> after, int atMost);
}
