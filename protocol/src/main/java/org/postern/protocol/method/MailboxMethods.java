package org.postern.protocol.method;

import static java.lang.invoke.MethodHandles.lookup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.id.Signature;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.id.TransferId;
import org.postern.protocol.signed.SignedText;
import org.postern.protocol.signed.SinkProof;
import org.postern.protocol.wire.EnumWire;
import org.postern.protocol.wire.RecordWire;
import org.postern.protocol.wire.Types;
import org.postern.protocol.wire.Types.Done;
import org.postern.protocol.wire.Wires;

/** Sinks and messages (api.md §10, §11; white paper "Mailboxes"). */
public final class MailboxMethods {
    private MailboxMethods() {}

    /**
     * What its owner decided about a sink.
     *
     * @param keyAccess whether a proof by the sink's key suffices to read, without a login (decisions.md §1)
     */
    public record SinkOptions(Optional<Boolean> removable, Optional<Boolean> keyAccess) {
        static final RecordWire<SinkOptions> WIRE = RecordWire.of(lookup(), SinkOptions.class)
                .optional("removable", Wires.bool())
                .optional("keyAccess", Wires.bool())
                .build();
    }

    public record SinkCreate(SinkId sid, SinkMode acl, String data, SinkOptions options, Optional<SinkProof> proof) {
        static final RecordWire<SinkCreate> WIRE = RecordWire.of(lookup(), SinkCreate.class)
                .with("sid", Types.SID)
                .with("acl", MethodTypes.MODE)
                .with("data", Types.SINK_DATA)
                .with("options", SinkOptions.WIRE)
                .optional(SinkProof.MEMBER, Wires.named(ErrorCode.INVALID_CREATE_SIGNATURE, SinkProof.WIRE))
                .build();
    }

    /** One of the caller's sinks. */
    public record SinkEntry(SinkId id, SinkMode acl, String data, SinkOptions options) {
        static final RecordWire<SinkEntry> WIRE = RecordWire.of(lookup(), SinkEntry.class)
                .with("id", Types.SID)
                .with("acl", MethodTypes.MODE)
                .with("data", Types.SINK_DATA)
                .with("options", SinkOptions.WIRE)
                .open()
                .build();
    }

    public record SinkGetInfo(SinkId sid, boolean addMidList, Optional<SinkProof> proof) {
        static final RecordWire<SinkGetInfo> WIRE = RecordWire.of(lookup(), SinkGetInfo.class)
                .with("sid", Types.SID)
                .with("addMidList", Wires.bool())
                .optional(SinkProof.MEMBER, Wires.named(ErrorCode.INVALID_CREATE_SIGNATURE, SinkProof.WIRE))
                .build();
    }

    /**
     * The counters of a sink.
     *
     * @param seq number of the last message, the white paper's lastNumber
     * @param lastSeenSeq number the reader has set, null on the wire as long as there is none
     */
    public record SinkInfo(
            long seq,
            Optional<Long> lastSeenSeq,
            long modSeq,
            Optional<List<Long>> mids,
            Optional<SinkMode> acl,
            Optional<String> data) {
        static final RecordWire<SinkInfo> WIRE = RecordWire.of(lookup(), SinkInfo.class)
                .with("seq", Types.SEQ)
                .with("lastSeenSeq", Wires.nullable(Types.SEQ))
                .with("modSeq", Types.SEQ)
                .optional("mids", Wires.list(Types.MID, 0, l -> Integer.MAX_VALUE))
                .optional("acl", MethodTypes.MODE)
                .optional("data", Types.SINK_DATA)
                .open()
                .build();
    }

    /** Messages of a sink by number range and tags; a message must carry all of the tags. */
    public record SinkGetMessages(
            SinkId sid,
            Optional<Long> from,
            Optional<Long> to,
            Optional<List<String>> tags,
            Optional<Long> limit,
            Optional<SinkProof> proof) {
        static final RecordWire<SinkGetMessages> WIRE = RecordWire.of(lookup(), SinkGetMessages.class)
                .with("sid", Types.SID)
                .optional("from", Types.SEQ)
                .optional("to", Types.SEQ)
                .optional("tags", Types.TAGS)
                .optional("limit", Wires.integer(1, 10_000))
                .optional(SinkProof.MEMBER, Wires.named(ErrorCode.INVALID_CREATE_SIGNATURE, SinkProof.WIRE))
                .build();
    }

    /** Message numbers in increasing order, and the sink's counters they belong to. */
    public record MessageNumbers(List<Long> mids, long seq, long modSeq) {
        static final RecordWire<MessageNumbers> WIRE = RecordWire.of(lookup(), MessageNumbers.class)
                .with("mids", Wires.list(Types.MID, 0, l -> 10_000))
                .with("seq", Types.SEQ)
                .with("modSeq", Types.SEQ)
                .open()
                .build();
    }

    public record MessagePutInit(SinkId sid, FreshSignature signature, Optional<String> extra) {
        static final RecordWire<MessagePutInit> WIRE = RecordWire.of(lookup(), MessagePutInit.class)
                .with("sid", Types.SID)
                .with("signature", FreshSignature.WIRE)
                .optional("extra", MethodTypes.EXTRA_AUTH)
                .build();
    }

    /** A message from outside, signed with the sender's key. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to or from the wire, never compared
    public record PostedMessage(
            SinkId sid,
            EcPublicKey senderPub58,
            Hashmail senderHashmail,
            List<BlockId> blocks,
            byte[] extra,
            Signature signature) {
        static final RecordWire<PostedMessage> WIRE = RecordWire.of(lookup(), PostedMessage.class)
                .with("sid", Types.SID)
                .with("senderPub58", Types.PUB58)
                .with("senderHashmail", Types.HASHMAIL)
                .with("blocks", Types.BLOCKS)
                .with("extra", Types.EXTRA)
                .with("signature", Types.SIGNATURE)
                .build();

        /** What {@link #signature} covers. */
        public SignedText signedText() {
            return SignedText.message(blocks, extra, sid, senderPub58);
        }
    }

    /**
     * A message from outside with its tags and the transfer that brought its blocks.
     *
     * @param transferId absent (empty text on the wire) for messages without blocks
     */
    public record MessagePutFinish(
            PostedMessage data, List<String> tags, Optional<TransferId> transferId, Optional<String> extra) {
        static final RecordWire<MessagePutFinish> WIRE = RecordWire.of(lookup(), MessagePutFinish.class)
                .with("data", PostedMessage.WIRE)
                .with("tags", Types.TAGS)
                .with("transferId", Types.TRANSFER_ID_OR_NONE)
                .optional("extra", MethodTypes.EXTRA_AUTH)
                .build();
    }

    /** A message of the sink's owner, signed with the sink's key. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to or from the wire, never compared
    public record OwnMessage(
            SinkId sid, EcPublicKey senderPub58, List<BlockId> blocks, byte[] extra, Signature signature) {
        static final RecordWire<OwnMessage> WIRE = RecordWire.of(lookup(), OwnMessage.class)
                .with("sid", Types.SID)
                .with("senderPub58", Types.PUB58)
                .with("blocks", Types.BLOCKS)
                .with("extra", Types.EXTRA)
                .with("signature", Types.SIGNATURE)
                .build();

        /** What {@link #signature} covers. */
        public SignedText signedText() {
            return SignedText.message(blocks, extra, sid, senderPub58);
        }
    }

    public record MessageCreateInit(SinkId sid) {
        static final RecordWire<MessageCreateInit> WIRE = RecordWire.of(lookup(), MessageCreateInit.class)
                .with("sid", Types.SID)
                .build();
    }

    public record MessageCreate(OwnMessage data, String flags, List<String> tags, Optional<TransferId> transferId) {
        static final RecordWire<MessageCreate> WIRE = RecordWire.of(lookup(), MessageCreate.class)
                .with("data", OwnMessage.WIRE)
                .with("flags", Types.FLAGS)
                .with("tags", Types.TAGS)
                .with("transferId", Types.TRANSFER_ID_OR_NONE)
                .build();
    }

    /** The number a message got, and when, ms since 1970. */
    public record Delivered(long serverId, long serverDate) {
        static final RecordWire<Delivered> WIRE = RecordWire.of(lookup(), Delivered.class)
                .with("serverId", Wires.integer(-1, Integer.MAX_VALUE))
                .with("serverDate", Wires.decimal())
                .open()
                .build();
    }

    /** Which parts of messages are asked for. */
    public enum MessageMode {
        DATA,
        META,
        DATA_AND_META
    }

    public record MessageGet(SinkId sid, List<Long> mids, MessageMode mode, Optional<SinkProof> proof) {
        static final RecordWire<MessageGet> WIRE = RecordWire.of(lookup(), MessageGet.class)
                .with("sid", Types.SID)
                .with("mids", Types.MIDS)
                .with("mode", EnumWire.asNamed(MessageMode.class))
                .optional(SinkProof.MEMBER, Wires.named(ErrorCode.INVALID_CREATE_SIGNATURE, SinkProof.WIRE))
                .build();
    }

    /** A message as stored (api.md §6, with the white paper's SenderAddress and ExtraAuth, S-84). */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to or from the wire, never compared
    public record MessageData(
            SinkId sid,
            EcPublicKey senderPub58,
            Optional<String> senderHashmail,
            Optional<String> senderDomain,
            Optional<String> extraAuth,
            List<BlockId> blocks,
            byte[] extra,
            Signature signature,
            long serverId,
            long serverDate) {
        static final RecordWire<MessageData> WIRE = RecordWire.of(lookup(), MessageData.class)
                .with("sid", Types.SID)
                .with("senderPub58", Types.PUB58)
                .optional("senderHashmail", Wires.text(0, 200))
                .optional("senderDomain", Wires.text(0, 200))
                .optional("extraAuth", MethodTypes.EXTRA_AUTH)
                .with("blocks", Types.BLOCKS)
                .with("extra", Types.EXTRA)
                .with("signature", Types.SIGNATURE)
                .with("serverId", Types.MID)
                .with("serverDate", Wires.decimal())
                .open()
                .build();

        /** What {@link #signature} covers. */
        public SignedText signedText() {
            return SignedText.message(blocks, extra, sid, senderPub58);
        }
    }

    /** What the owner keeps beside a message. */
    public record MessageMeta(String data, List<String> tags, long timestamp, long modId, long msgId, boolean deleted) {
        static final RecordWire<MessageMeta> WIRE = RecordWire.of(lookup(), MessageMeta.class)
                .with("data", Types.FLAGS)
                .with("tags", Types.TAGS)
                .with("timestamp", Wires.decimal())
                .with("modId", Types.SEQ)
                .with("msgId", Types.MID)
                .with("deleted", Wires.bool())
                .open()
                .build();
    }

    public record MessageView(Optional<MessageData> data, Optional<MessageMeta> meta) {
        static final RecordWire<MessageView> WIRE = RecordWire.of(lookup(), MessageView.class)
                .optional("data", MessageData.WIRE)
                .optional("meta", MessageMeta.WIRE)
                .open()
                .build();
    }

    /**
     * Removes messages from a sink.
     *
     * @param expectedModSeq the sink's modSeq after the call: now + the number of messages
     */
    public record MessageDelete(SinkId sid, List<Long> mids, long expectedModSeq, Optional<SinkProof> proof) {
        static final RecordWire<MessageDelete> WIRE = RecordWire.of(lookup(), MessageDelete.class)
                .with("sid", Types.SID)
                .with("mids", Types.MIDS)
                .with("expectedModSeq", Types.MOD_SEQ)
                .optional(SinkProof.MEMBER, Wires.named(ErrorCode.INVALID_CREATE_SIGNATURE, SinkProof.WIRE))
                .build();
    }

    public static final Method<SinkCreate, Done> SINK_CREATE =
            Method.declare("sinkCreate", Access.USER, SinkCreate.WIRE, Types.DONE);
    public static final Method<NoParams, List<SinkEntry>> SINK_GET_ALL_MY = Method.declare(
            "sinkGetAllMy", Access.USER, NoParams.WIRE, Wires.list(SinkEntry.WIRE, 0, l -> Integer.MAX_VALUE));
    public static final Method<SinkGetInfo, SinkInfo> SINK_GET_INFO =
            Method.declare("sinkGetInfo", Access.SINK, SinkGetInfo.WIRE, SinkInfo.WIRE, "sinkInfo");
    public static final Method<SinkGetMessages, MessageNumbers> SINK_GET_MESSAGES =
            Method.declare("sinkGetMessages", Access.SINK, SinkGetMessages.WIRE, MessageNumbers.WIRE);
    public static final Method<MessagePutInit, TransferId> MESSAGE_PUT_INIT = Method.declare(
            "messagePutInit", Access.INTERSERVER, MessagePutInit.WIRE, Types.TRANSFER_ID, "messagePostInit");
    public static final Method<MessagePutFinish, Delivered> MESSAGE_PUT_FINISH = Method.declare(
            "messagePutFinish", Access.INTERSERVER, MessagePutFinish.WIRE, Delivered.WIRE, "messagePost", "messagePut");
    public static final Method<MessageCreateInit, TransferId> MESSAGE_CREATE_INIT =
            Method.declare("messageCreateInit", Access.USER, MessageCreateInit.WIRE, Types.TRANSFER_ID);
    public static final Method<MessageCreate, Delivered> MESSAGE_CREATE =
            Method.declare("messageCreate", Access.USER, MessageCreate.WIRE, Delivered.WIRE);
    public static final Method<MessageGet, Map<Long, MessageView>> MESSAGE_GET =
            Method.declare("messageGet", Access.SINK, MessageGet.WIRE, Wires.map(Types.MID_KEY, MessageView.WIRE));
    public static final Method<MessageDelete, Done> MESSAGE_DELETE =
            Method.declare("messageDelete", Access.SINK, MessageDelete.WIRE, Types.DONE);
}
