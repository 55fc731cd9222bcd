package org.postern.protocol.method;

import static java.lang.invoke.MethodHandles.lookup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.DescriptorId;
import org.postern.protocol.id.Signature;
import org.postern.protocol.id.TransferId;
import org.postern.protocol.signed.SignedText;
import org.postern.protocol.wire.RecordWire;
import org.postern.protocol.wire.Types;
import org.postern.protocol.wire.Types.Done;
import org.postern.protocol.wire.Wire;
import org.postern.protocol.wire.Wires;

/** Transfer sessions, blocks and descriptors (api.md §8, §9; white paper "Data blocks", "Descriptors"). */
public final class StorageMethods {
    private StorageMethods() {}

    /** One block into one or more transfer sessions. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to or from the wire, never compared
    public record BlockCreate(List<TransferId> transferIds, BlockId bid, byte[] data) {
        static final RecordWire<BlockCreate> WIRE = RecordWire.of(lookup(), BlockCreate.class)
                .with("transferIds", Types.TRANSFER_IDS)
                .with("bid", Types.BID)
                .with("data", Types.BLOCK_DATA)
                .build();
    }

    /** Blocks that another object already has, into one or more transfer sessions. */
    public record BlockUseExisting(List<TransferId> transferIds, BlockSource source, List<BlockId> blocks) {
        static final RecordWire<BlockUseExisting> WIRE = RecordWire.of(lookup(), BlockUseExisting.class)
                .with("transferIds", Types.TRANSFER_IDS)
                .with("source", BlockSource.WIRE)
                .with("blocks", Types.BLOCKS)
                .build();
    }

    public record BlockGet(BlockId bid, BlockSource source) {
        static final RecordWire<BlockGet> WIRE = RecordWire.of(lookup(), BlockGet.class)
                .with("bid", Types.BID)
                .with("source", BlockSource.WIRE)
                .build();
    }

    /** One version of a descriptor, signed with its key. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to or from the wire, never compared
    public record DescriptorData(List<BlockId> blocks, byte[] extra, Signature signature, EcPublicKey dpub58) {
        static final RecordWire<DescriptorData> WIRE = RecordWire.of(lookup(), DescriptorData.class)
                .with("blocks", Types.BLOCKS)
                .with("extra", Types.EXTRA)
                .with("signature", Types.SIGNATURE)
                .with("dpub58", Types.PUB58)
                .build();

        /** What {@link #signature} covers. */
        public SignedText signedText() {
            return SignedText.objectVersion(blocks, extra);
        }
    }

    public record DescriptorCreate(DescriptorId did, DescriptorData data, TransferId transferId) {
        static final RecordWire<DescriptorCreate> WIRE = RecordWire.of(lookup(), DescriptorCreate.class)
                .with("did", Types.DID)
                .with("data", DescriptorData.WIRE)
                .with("transferId", Types.TRANSFER_ID)
                .build();
    }

    /**
     * Descriptors by their ids.
     *
     * @param includeBlocks how many first blocks of each descriptor to add, 0 when absent
     */
    public record DescriptorGet(List<DescriptorId> dids, Optional<Long> includeBlocks) {
        static final RecordWire<DescriptorGet> WIRE = RecordWire.of(lookup(), DescriptorGet.class)
                .with("dids", Types.DIDS)
                .optional("includeBlocks", Wires.integer(0, Integer.MAX_VALUE))
                .build();
    }

    /** A descriptor as stored (api.md §6). */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to or from the wire, never compared
    public record DescriptorView(
            List<BlockId> blocks,
            byte[] extra,
            Signature signature,
            EcPublicKey dpub58,
            long serverDate,
            String owner,
            Optional<Map<BlockId, byte[]>> blocksData) {
        static final RecordWire<DescriptorView> WIRE = RecordWire.of(lookup(), DescriptorView.class)
                .with("blocks", Types.BLOCKS)
                .with("extra", Types.EXTRA)
                .with("signature", Types.SIGNATURE)
                .with("dpub58", Types.PUB58)
                .with("serverDate", Wires.decimal())
                .with("owner", Wires.text(0, 100))
                .optional("blocksData", Wires.map(Types.BID, Types.BLOCK_DATA))
                .open()
                .build();
    }

    public record DescriptorUpdateInit(DescriptorId did, FreshSignature signature) {
        static final RecordWire<DescriptorUpdateInit> WIRE = RecordWire.of(lookup(), DescriptorUpdateInit.class)
                .with("did", Types.DID)
                .with("signature", FreshSignature.WIRE)
                .build();
    }

    /**
     * A new version of a descriptor.
     *
     * @param signature the version that this one replaces, for optimistic locking
     */
    public record DescriptorUpdate(
            DescriptorId did,
            DescriptorData data,
            TransferId transferId,
            Signature signature,
            String lockId,
            boolean releaseLock) {
        static final RecordWire<DescriptorUpdate> WIRE = RecordWire.of(lookup(), DescriptorUpdate.class)
                .with("did", Types.DID)
                .with("data", DescriptorData.WIRE)
                .with("transferId", Types.TRANSFER_ID)
                .with("signature", Types.SIGNATURE)
                .with("lockId", Types.LOCK_ID)
                .with("releaseLock", Wires.bool())
                .build();
    }

    public record DescriptorDelete(DescriptorId did, Signature signature, String lockId) {
        static final RecordWire<DescriptorDelete> WIRE = RecordWire.of(lookup(), DescriptorDelete.class)
                .with("did", Types.DID)
                .with("signature", Types.SIGNATURE)
                .with("lockId", Types.LOCK_ID)
                .build();
    }

    /** The time of the server at which a version was stored, ms since 1970. */
    public record Stored(long serverDate) {
        static final RecordWire<Stored> WIRE = RecordWire.of(lookup(), Stored.class)
                .with("serverDate", Wires.decimal())
                .open()
                .build();
    }

    private static final Wire<byte[]> BLOCK = Types.BLOCK_DATA;

    public static final Method<BlockCreate, Done> BLOCK_CREATE =
            Method.declare("blockCreate", Access.INTERSERVER, BlockCreate.WIRE, Types.DONE);
    public static final Method<BlockUseExisting, Done> BLOCK_USE_EXISTING = Method.declare(
            "blockUseExisting", Access.INTERSERVER, BlockUseExisting.WIRE, Types.DONE, "blockAddToSession");
    public static final Method<BlockGet, byte[]> BLOCK_GET =
            Method.declare("blockGet", Access.INTERSERVER, BlockGet.WIRE, BLOCK);
    public static final Method<NoParams, TransferId> DESCRIPTOR_CREATE_INIT =
            Method.declare("descriptorCreateInit", Access.USER, NoParams.WIRE, Types.TRANSFER_ID);
    public static final Method<DescriptorCreate, Stored> DESCRIPTOR_CREATE_FINISH = Method.declare(
            "descriptorCreateFinish", Access.USER, DescriptorCreate.WIRE, Stored.WIRE, "descriptorCreate");
    public static final Method<DescriptorGet, Map<DescriptorId, DescriptorView>> DESCRIPTOR_GET = Method.declare(
            "descriptorGet", Access.INTERSERVER, DescriptorGet.WIRE, Wires.map(Types.DID, DescriptorView.WIRE));
    public static final Method<DescriptorUpdateInit, TransferId> DESCRIPTOR_UPDATE_INIT =
            Method.declare("descriptorUpdateInit", Access.INTERSERVER, DescriptorUpdateInit.WIRE, Types.TRANSFER_ID);
    public static final Method<DescriptorUpdate, Stored> DESCRIPTOR_UPDATE = Method.declare(
            "descriptorUpdate", Access.INTERSERVER, DescriptorUpdate.WIRE, Stored.WIRE, "descriptorUpdateFinish");
    public static final Method<DescriptorDelete, Done> DESCRIPTOR_DELETE =
            Method.declare("descriptorDelete", Access.INTERSERVER, DescriptorDelete.WIRE, Types.DONE);
}
