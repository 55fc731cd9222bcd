package org.postern.protocol.schema;

/**
 * The limits a server announces with {@code getConfig} (api.md §22); readers check them before anything is done.
 *
 * @param blockLength bytes in one block
 * @param blocksCount blocks of one object and of one transfer session
 * @param blockBulk blocks named in one call
 * @param descriptorBulk descriptors named in one call
 * @param messageBulk messages named in one call
 * @param userBulk users named in one call
 */
public record Limits(
        int blockLength, int blocksCount, int blockBulk, int descriptorBulk, int messageBulk, int userBulk) {

    /** 128 KiB of a container and its 17 bytes of frame. */
    public static final int BLOCK_LENGTH = 131_089;

    /** Bytes of the {@code extra} of a message or descriptor, in every profile. */
    public static final int MAX_EXTRA = 1 << 20;

    private static final int BULK = 100;

    /** What the servers of 2018 allowed: objects of up to 25 MiB. */
    public static final Limits LEGACY_2018 = new Limits(BLOCK_LENGTH, 200, BULK, BULK, BULK, BULK);

    /** Objects of up to 4 GiB; their list of block ids still fits one request. */
    public static final Limits STRICT = new Limits(BLOCK_LENGTH, 32_768, BULK, BULK, BULK, BULK);

    /** Names a limit in a declaration; {@code getConfig} announces it under the text. */
    public enum Name {
        BLOCK_LENGTH("maxBlockLength"),
        BLOCKS_COUNT("maxBlocksCount"),
        DESCRIPTOR_BULK("maxDescriptorBulkSize"),
        MESSAGE_BULK("maxMessageBulkSize");

        private final String text;

        Name(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    public int get(Name name) {
        return switch (name) {
            case BLOCK_LENGTH -> blockLength;
            case BLOCKS_COUNT -> blocksCount;
            case DESCRIPTOR_BULK -> descriptorBulk;
            case MESSAGE_BULK -> messageBulk;
        };
    }
}
