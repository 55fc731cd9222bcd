package org.postern.protocol.method;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.DescriptorId;
import org.postern.protocol.id.TransferId;
import org.postern.protocol.schema.Absent;
import org.postern.protocol.schema.Chars;
import org.postern.protocol.schema.Is;
import org.postern.protocol.schema.Limits;
import org.postern.protocol.schema.Open;
import org.postern.protocol.schema.Range;
import org.postern.protocol.schema.Says;
import org.postern.protocol.schema.Schema;
import org.postern.protocol.schema.UpTo;
import org.postern.protocol.signed.Signature;
import org.postern.protocol.signed.SignedText;

/** Descriptors: who holds the id may read, who holds the private key may change (api.md §9; white paper "Descriptors"). */
public final class DescriptorMethods {
    private static final String DATA_TEXT = "all bids in the order of the list ‖ base64(SHA-256(extra))";

    private DescriptorMethods() {}

    /** One version of a descriptor, signed with its key. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to or from the wire, never compared
    public record DescriptorData(
            List<BlockId> blocks,

            @Says("opaque to the server; not empty where blocks is") @Is("extra")
            byte[] extra,

            Signature signature,

            @Says("the descriptor's public key; did is its address")
            EcPublicKey dpub58) {

        /** What {@link #signature} covers. */
        public SignedText signedText() {
            return SignedText.objectVersion(blocks, extra);
        }
    }

    public record DescriptorCreate(DescriptorId did, DescriptorData data, TransferId transferId) {}

    /**
     * Descriptors by their ids.
     *
     * @param includeBlocks how many first blocks of each descriptor to add, 0 when absent
     */
    public record DescriptorGet(
            List<DescriptorId> dids,

            @Says("how many first blocks of each descriptor to add")
            Optional<@Range(max = Integer.MAX_VALUE) Long> includeBlocks) {}

    /** A descriptor as stored (api.md §6). */
    @Open
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to or from the wire, never compared
    public record DescriptorView(
            List<BlockId> blocks,
            @Is("extra") byte[] extra,
            Signature signature,
            EcPublicKey dpub58,
            @Is("time") long serverDate,

            @Says("name of the account that created it") @Chars(max = 100)
            String owner,

            @Says("only when asked for") Optional<Map<BlockId, @Is("blockData") byte[]>> blocksData) {}

    /** A descriptor, and the version of it that the caller has, if he has one. */
    public record KnownVersion(
            DescriptorId did,

            @Says("of the version the caller has, or the empty text") @Absent(Absent.As.EMPTY_TEXT)
            Optional<Signature> signature) {}

    public record DescriptorCheck(
            @UpTo(Limits.Name.DESCRIPTOR_BULK) List<KnownVersion> dids) {}

    public record DescriptorUpdateInit(DescriptorId did, FreshSignature signature) {}

    /**
     * A new version of a descriptor.
     *
     * @param signature the version that this one replaces, for optimistic locking
     */
    public record DescriptorUpdate(
            DescriptorId did,
            DescriptorData data,
            TransferId transferId,

            @Says("of the version that this one replaces, for optimistic locking")
            Signature signature,

            @Is("lockId") String lockId,
            boolean releaseLock) {}

    public record DescriptorDelete(
            DescriptorId did,
            Signature signature,
            @Is("lockId") String lockId) {}

    /** The time of the server at which a version was stored, ms since 1970. */
    @Open
    public record Stored(@Is("time") long serverDate) {}

    public static final Method<NoParams, TransferId> DESCRIPTOR_CREATE_INIT = Method.declare(
                    "descriptorCreateInit",
                    Access.USER,
                    NoParams.class,
                    Types.TRANSFER_ID,
                    "Opens a transfer session for a new descriptor.")
            .refuses(ErrorCode.ACCESS_DENIED, ErrorCode.TOO_MANY_TRANSFERS);
    public static final Method<DescriptorCreate, Stored> DESCRIPTOR_CREATE_FINISH = Method.declare(
                    "descriptorCreateFinish",
                    Access.USER,
                    DescriptorCreate.class,
                    Types.record(Stored.class),
                    "Stores a new descriptor over the blocks of a transfer session.")
            .orAs("descriptorCreate")
            .signed("data.signature", "the descriptor's key", DATA_TEXT)
            .refuses(
                    ErrorCode.ACCESS_DENIED,
                    ErrorCode.INVALID_TRANSFER_SESSION,
                    ErrorCode.INVALID_JSON_PARAMETERS,
                    ErrorCode.DPUB58_DOESNT_MATCH_TO_DID,
                    ErrorCode.INVALID_SIGNATURE,
                    ErrorCode.DESCRIPTOR_ALREADY_EXISTS);
    public static final Method<DescriptorGet, Map<DescriptorId, DescriptorView>> DESCRIPTOR_GET = Method.declare(
                    "descriptorGet",
                    Access.INTERSERVER,
                    DescriptorGet.class,
                    Types.mapOf(Types.DID, DescriptorView.class),
                    "Descriptors by their ids, all or none.")
            .reads()
            .refuses(ErrorCode.DESCRIPTOR_DOESNT_EXIST, ErrorCode.INVALID_JSON_PARAMETERS);
    public static final Method<DescriptorCheck, Map<DescriptorId, Optional<DescriptorView>>> DESCRIPTOR_CHECK =
            Method.declare(
                            "descriptorCheck",
                            Access.INTERSERVER,
                            DescriptorCheck.class,
                            Schema.map(Types.DID, Schema.orText("NotModified", Types.record(DescriptorView.class))),
                            "Descriptors that are no longer the version the caller has.")
                    .reads()
                    .refuses(ErrorCode.DESCRIPTOR_DOESNT_EXIST, ErrorCode.INVALID_JSON_PARAMETERS);
    public static final Method<DescriptorUpdateInit, TransferId> DESCRIPTOR_UPDATE_INIT = Method.declare(
                    "descriptorUpdateInit",
                    Access.INTERSERVER,
                    DescriptorUpdateInit.class,
                    Types.TRANSFER_ID,
                    "Opens a transfer session for a new version of a descriptor.")
            .provedBy(
                    DescriptorUpdateInit::signature,
                    "`\"descriptorUpdate\"` ‖ did ‖ hashmail",
                    call -> SignedText.descriptorUpdateInit(
                            call.did(),
                            call.signature().hashmail(),
                            call.signature().nonce(),
                            call.signature().time()))
            .refuses(ErrorCode.DESCRIPTOR_DOESNT_EXIST, ErrorCode.TOO_MANY_TRANSFERS);
    public static final Method<DescriptorUpdate, Stored> DESCRIPTOR_UPDATE = Method.declare(
                    "descriptorUpdate",
                    Access.INTERSERVER,
                    DescriptorUpdate.class,
                    Types.record(Stored.class),
                    "Replaces a descriptor by a new version.")
            .orAs("descriptorUpdateFinish")
            .signed("data.signature", "the descriptor's key", DATA_TEXT)
            .refuses(
                    ErrorCode.ACCESS_DENIED,
                    ErrorCode.INVALID_TRANSFER_SESSION,
                    ErrorCode.INVALID_JSON_PARAMETERS,
                    ErrorCode.DPUB58_DOESNT_MATCH_TO_DID,
                    ErrorCode.INVALID_SIGNATURE,
                    ErrorCode.DESCRIPTOR_DOESNT_EXIST,
                    ErrorCode.PUBLIC_KEY_CANNOT_BE_CHANGED,
                    ErrorCode.OLD_SIGNATURE_DOESNT_MATCH);
    public static final Method<DescriptorDelete, Done> DESCRIPTOR_DELETE = Method.declare(
                    "descriptorDelete",
                    Access.INTERSERVER,
                    DescriptorDelete.class,
                    Types.DONE,
                    "Removes a descriptor; its blocks are left to the collection.")
            .changes()
            .signed("signature", "the descriptor's key", "`\"delete\"` ‖ did")
            .refuses(ErrorCode.DESCRIPTOR_DOESNT_EXIST, ErrorCode.INVALID_SIGNATURE);
}
