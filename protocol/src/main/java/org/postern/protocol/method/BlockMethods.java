package org.postern.protocol.method;

import java.util.List;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.TransferId;
import org.postern.protocol.schema.Is;
import org.postern.protocol.schema.Says;

/** Blocks, created and read only in the course of an operation on an object (api.md §8; white paper "Data blocks"). */
public final class BlockMethods {
    private BlockMethods() {}

    /** One block into one or more transfer sessions. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to or from the wire, never compared
    public record BlockCreate(
            List<TransferId> transferIds,
            BlockId bid,
            @Is("blockData") byte[] data) {}

    /** Blocks that another object already has, into one or more transfer sessions. */
    public record BlockUseExisting(List<TransferId> transferIds, BlockSource source, List<BlockId> blocks) {}

    public record BlockGet(
            BlockId bid,

            @Says("an object that names the block and that the caller may read")
            BlockSource source) {}

    public static final Method<BlockCreate, Done> BLOCK_CREATE = Method.declare(
                    "blockCreate",
                    Access.INTERSERVER,
                    BlockCreate.class,
                    Types.DONE,
                    "Sends a block into transfer sessions; the same bytes are stored once.")
            .refuses(
                    ErrorCode.INVALID_BID,
                    ErrorCode.INVALID_TRANSFER_SESSION,
                    ErrorCode.MAX_COUNT_OF_BLOCKS_EXCEEDED,
                    ErrorCode.TRANSFER_BYTES_EXCEEDED);
    public static final Method<BlockUseExisting, Done> BLOCK_USE_EXISTING = Method.declare(
                    "blockUseExisting",
                    Access.INTERSERVER,
                    BlockUseExisting.class,
                    Types.DONE,
                    "Takes blocks of another object into transfer sessions without sending them again.")
            .orAs("blockAddToSession")
            .refuses(
                    ErrorCode.BLOCKS_TIMES_TRANSFERS_EXCEEDED,
                    ErrorCode.ACCESS_DENIED,
                    ErrorCode.DESCRIPTOR_DOESNT_EXIST,
                    ErrorCode.SINK_DOESNT_EXISTS,
                    ErrorCode.MESSAGE_DOESNT_EXISTS,
                    ErrorCode.INVALID_BLOCK_SOURCE,
                    ErrorCode.BLOCK_DOESNT_EXIST,
                    ErrorCode.INVALID_TRANSFER_SESSION,
                    ErrorCode.MAX_COUNT_OF_BLOCKS_EXCEEDED,
                    ErrorCode.TRANSFER_BYTES_EXCEEDED);
    public static final Method<BlockGet, byte[]> BLOCK_GET = Method.declare(
                    "blockGet",
                    Access.INTERSERVER,
                    BlockGet.class,
                    Types.BLOCK_DATA,
                    "The bytes of a block; knowing its id alone is never enough.")
            .reads()
            .refuses(
                    ErrorCode.ACCESS_DENIED,
                    ErrorCode.DESCRIPTOR_DOESNT_EXIST,
                    ErrorCode.SINK_DOESNT_EXISTS,
                    ErrorCode.MESSAGE_DOESNT_EXISTS,
                    ErrorCode.INVALID_BLOCK_SOURCE,
                    ErrorCode.BLOCK_DOESNT_EXIST);
}
