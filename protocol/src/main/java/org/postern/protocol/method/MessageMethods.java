package org.postern.protocol.method;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.schema.Chars;
import org.postern.protocol.schema.Distinct;
import org.postern.protocol.schema.Is;
import org.postern.protocol.schema.Limits;
import org.postern.protocol.schema.Open;
import org.postern.protocol.schema.Says;
import org.postern.protocol.schema.UpTo;
import org.postern.protocol.signed.Signature;
import org.postern.protocol.signed.SignedText;

/** Messages in a sink, read and deleted by its owner (api.md §11; white paper "Messages"). */
public final class MessageMethods {
    private MessageMethods() {}

    /** Which parts of messages are asked for. */
    public enum MessageMode {
        DATA,
        META,
        DATA_AND_META
    }

    public record MessageGet(SinkId sid, @Is("mids") List<Long> mids, MessageMode mode, Optional<SinkProof> proof) {}

    /** A message as stored (api.md §6, with the white paper's SenderAddress and ExtraAuth, S-84). */
    @Open
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to or from the wire, never compared
    public record MessageData(
            SinkId sid,

            @Says("equals sid for messages of the sink's owner")
            EcPublicKey senderPub58,

            Optional<@Chars(max = 200) String> senderHashmail,
            Optional<@Chars(max = 200) String> senderDomain,
            Optional<@Is("extraAuth") String> extraAuth,
            List<BlockId> blocks,
            @Is("extra") byte[] extra,
            Signature signature,

            @Says("the number of the message in this sink") @Is("mid")
            long serverId,

            @Is("time") long serverDate) {

        /** What {@link #signature} covers. */
        public SignedText signedText() {
            return SignedText.message(blocks, extra, sid, senderPub58);
        }
    }

    /** What the owner keeps beside a message. */
    @Open
    public record MessageMeta(
            @Says("flags, opaque to the server") @Is("flags")
            String data,

            @Is("tags") List<String> tags,
            @Says("time of the last change") @Is("time") long timestamp,

            @Says("modification number of the last change") @Is("seq")
            long modId,

            @Is("mid") long msgId,
            boolean deleted) {}

    @Open
    public record MessageView(Optional<MessageData> data, Optional<MessageMeta> meta) {}

    /**
     * Removes messages from a sink.
     *
     * @param expectedModSeq the sink's modSeq after the call: now + the number of messages
     */
    public record MessageDelete(
            SinkId sid,
            @UpTo(Limits.Name.MESSAGE_BULK) @Distinct List<@Is("mid") Long> mids,

            @Says("the sink's modSeq after the call: now + the number of messages") @Is("modSeq")
            long expectedModSeq,

            Optional<SinkProof> proof) {}

    public static final Method<MessageGet, Map<Long, MessageView>> MESSAGE_GET = Method.declare(
                    "messageGet",
                    Access.SINK,
                    MessageGet.class,
                    Types.mapOf(Types.MID_KEY, MessageView.class),
                    "Messages by their numbers, all or none.")
            .reads()
            .provedBySink(Proof.Use.READ, MessageGet::sid, MessageGet::proof)
            .refuses(
                    ErrorCode.ACCESS_DENIED,
                    ErrorCode.SINK_DOESNT_EXISTS,
                    ErrorCode.MESSAGE_DOESNT_EXISTS,
                    ErrorCode.INVALID_JSON_PARAMETERS);
    public static final Method<MessageDelete, Done> MESSAGE_DELETE = Method.declare(
                    "messageDelete", Access.SINK, MessageDelete.class, Types.DONE, "Deletes messages, all or none.")
            .changes()
            .provedBySink(Proof.Use.CHANGE, MessageDelete::sid, MessageDelete::proof)
            .refuses(
                    ErrorCode.ACCESS_DENIED,
                    ErrorCode.SINK_DOESNT_EXISTS,
                    ErrorCode.INVALID_MOD_SEQ,
                    ErrorCode.MESSAGE_DOESNT_EXISTS);
}
