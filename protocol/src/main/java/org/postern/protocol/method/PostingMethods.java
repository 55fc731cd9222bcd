package org.postern.protocol.method;

import java.util.List;
import java.util.Optional;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.id.TransferId;
import org.postern.protocol.schema.Absent;
import org.postern.protocol.schema.Is;
import org.postern.protocol.schema.Open;
import org.postern.protocol.schema.Range;
import org.postern.protocol.schema.Says;
import org.postern.protocol.signed.Signature;
import org.postern.protocol.signed.SignedText;

/** What goes into a sink: messages from outside, and those of its owner (api.md §11; white paper "Messages"). */
public final class PostingMethods {
    private static final String DATA_TEXT = "all bids ‖ base64(SHA-256(extra)) ‖ sid ‖ senderPub58";
    private static final String KEY = "the key senderPub58";

    private PostingMethods() {}

    public record MessagePutInit(
            SinkId sid,
            FreshSignature signature,

            @Says("ExtraAuth: what the server's own checks ask for")
            Optional<@Is("extraAuth") String> extra,

            Optional<SenderProof> proof) {}

    /** A message from outside, signed with the sender's key. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to or from the wire, never compared
    public record PostedMessage(
            SinkId sid,
            EcPublicKey senderPub58,
            Hashmail senderHashmail,
            List<BlockId> blocks,

            @Says("opaque to the server; not empty where blocks is") @Is("extra")
            byte[] extra,

            Signature signature) {

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
            PostedMessage data,
            @Is("tags") List<String> tags,

            @Says("the empty text for messages without blocks") @Absent(Absent.As.EMPTY_TEXT)
            Optional<TransferId> transferId,

            @Says("ExtraAuth, where messagePutInit did not bring it")
            Optional<@Is("extraAuth") String> extra,

            Optional<SenderProof> proof) {}

    /** A message of the sink's owner, signed with the sink's key. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to or from the wire, never compared
    public record OwnMessage(
            SinkId sid,
            @Says("the same as sid") EcPublicKey senderPub58,
            List<BlockId> blocks,
            @Is("extra") byte[] extra,
            Signature signature) {

        /** What {@link #signature} covers. */
        public SignedText signedText() {
            return SignedText.message(blocks, extra, sid, senderPub58);
        }
    }

    public record MessageCreateInit(SinkId sid) {}

    public record MessageCreate(
            OwnMessage data,
            @Is("flags") String flags,
            @Is("tags") List<String> tags,

            @Says("the empty text for messages without blocks") @Absent(Absent.As.EMPTY_TEXT)
            Optional<TransferId> transferId) {}

    /** The number a message got, and when, ms since 1970. */
    @Open
    public record Delivered(
            @Range(min = -1) long serverId, @Is("time") long serverDate) {}

    public static final Method<MessagePutInit, TransferId> MESSAGE_PUT_INIT = Method.declare(
                    "messagePutInit",
                    Access.INTERSERVER,
                    MessagePutInit.class,
                    Types.TRANSFER_ID,
                    "Opens a transfer session for a message with blocks from outside.")
            .orAs("messagePostInit")
            .provedBy(
                    MessagePutInit::signature,
                    "`\"messagePost\"` ‖ sid ‖ hashmail",
                    call -> SignedText.messagePostInit(
                            call.sid(),
                            call.signature().hashmail(),
                            call.signature().nonce(),
                            call.signature().time()))
            .provedBySender(call -> new Proof.Sent(call.sid(), call.signature().pub(), call.proof()))
            .refuses(
                    ErrorCode.ACCESS_DENIED,
                    ErrorCode.INVALID_HASHMAIL,
                    ErrorCode.SINK_DOESNT_EXISTS,
                    ErrorCode.INVALID_SINK_ACL,
                    ErrorCode.MAILBOX_FULL,
                    ErrorCode.ANONYMOUS_MAIL_FULL,
                    ErrorCode.TOO_MANY_TRANSFERS);
    public static final Method<MessagePutFinish, Delivered> MESSAGE_PUT_FINISH = Method.declare(
                    "messagePutFinish",
                    Access.INTERSERVER,
                    MessagePutFinish.class,
                    Types.record(Delivered.class),
                    "Leaves a message in a sink.")
            .orAs("messagePost", "messagePut")
            .signed("data.signature", KEY, DATA_TEXT)
            .provedBySender(
                    call -> new Proof.Sent(call.data().sid(), call.data().senderPub58(), call.proof()))
            .refuses(
                    ErrorCode.INVALID_TRANSFER_SESSION,
                    ErrorCode.ACCESS_DENIED,
                    ErrorCode.INVALID_HASHMAIL,
                    ErrorCode.SINK_DOESNT_EXISTS,
                    ErrorCode.INVALID_SINK_ACL,
                    ErrorCode.MAILBOX_FULL,
                    ErrorCode.ANONYMOUS_MAIL_FULL,
                    ErrorCode.INVALID_JSON_PARAMETERS,
                    ErrorCode.INVALID_SIGNATURE);
    public static final Method<MessageCreateInit, TransferId> MESSAGE_CREATE_INIT = Method.declare(
                    "messageCreateInit",
                    Access.USER,
                    MessageCreateInit.class,
                    Types.TRANSFER_ID,
                    "Opens a transfer session for a message with blocks of the sink's owner.")
            .refuses(ErrorCode.ACCESS_DENIED, ErrorCode.SINK_DOESNT_EXISTS, ErrorCode.TOO_MANY_TRANSFERS);
    public static final Method<MessageCreate, Delivered> MESSAGE_CREATE = Method.declare(
                    "messageCreate",
                    Access.USER,
                    MessageCreate.class,
                    Types.record(Delivered.class),
                    "Keeps a message of the sink's owner: a sent copy, a draft, a note.")
            .signed("data.signature", "the sink's key", DATA_TEXT)
            .refuses(
                    ErrorCode.INVALID_TRANSFER_SESSION,
                    ErrorCode.INVALID_JSON_PARAMETERS,
                    ErrorCode.ACCESS_DENIED,
                    ErrorCode.SINK_DOESNT_EXISTS,
                    ErrorCode.INVALID_SIGNATURE);
}
