package org.postern.client.storage;

import org.postern.client.failure.VerificationFailed;
import org.postern.crypto.container.Container;
import org.postern.crypto.container.InvalidContainerException;
import org.postern.protocol.id.BlockId;

/**
 * How content is cut into blocks: chunk {@code i} becomes a type 1 container with the vector {@code iv(key, i)} (client.md §6;
 * white paper "Data blocks").
 *
 * @param maxBlockLength most bytes of one block on the server
 */
public record BlockFormat(int maxBlockLength) {
    private static final int CIPHER_BLOCK = 16;
    private static final int SMALLEST = 1 + CIPHER_BLOCK;

    /** @throws IllegalArgumentException unless a block can hold anything */
    public BlockFormat {
        if (maxBlockLength <= SMALLEST) {
            throw new IllegalArgumentException("Expected blocks of more than 17 bytes, found " + maxBlockLength);
        }
    }

    /** Bytes of content in a full block: what is left of it after the type byte and one byte of padding. */
    public int chunkSize() {
        int room = maxBlockLength - 1;
        return room - room % CIPHER_BLOCK - 1;
    }

    /** Blocks of a content of {@code size} bytes; none of an empty one. */
    public long count(long size) {
        return Math.ceilDiv(size, (long) chunkSize());
    }

    /** Seals one chunk. */
    public static SealedBlock seal(byte[] key, long index, byte[] chunk) {
        byte[] bytes = Container.sealDetached(key, Container.iv(key, index), chunk);
        return new SealedBlock(BlockId.of(bytes), bytes);
    }

    /**
     * Checks a block against its id, then opens it.
     *
     * @throws VerificationFailed if it is another block than the one asked for
     */
    public static byte[] open(byte[] key, long index, BlockId expected, byte[] block) throws VerificationFailed {
        if (!BlockId.of(block).equals(expected)) {
            throw new VerificationFailed("Part " + (index + 1) + " was changed on its way or on the server."
                    + " Nothing of it is kept. Tell your administrator.");
        }
        try {
            return Container.openDetached(key, Container.iv(key, index), block);
        } catch (InvalidContainerException e) {
            throw new VerificationFailed("Part " + (index + 1) + " does not open with the key of this file.", e);
        }
    }
}
