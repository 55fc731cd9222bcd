package org.postern.protocol.method;

import java.util.List;
import java.util.Optional;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.schema.Absent;
import org.postern.protocol.schema.Count;
import org.postern.protocol.schema.Is;
import org.postern.protocol.schema.Open;
import org.postern.protocol.schema.Range;
import org.postern.protocol.schema.Says;

/** Sinks: creation, description and numbers (api.md §10; white paper "Mailboxes"). */
public final class SinkMethods {
    private SinkMethods() {}

    /**
     * What its owner decided about a sink.
     *
     * @param keyAccess whether a proof by the sink's key suffices to read, without a login (decisions.md §1)
     */
    public record SinkOptions(
            @Says("whether the owner may delete it; true unless said")
            Optional<Boolean> removable,

            @Says("whether a proof by the sink's key suffices to read, without a login")
            Optional<Boolean> keyAccess) {}

    public record SinkCreate(
            SinkId sid,
            SinkMode acl,

            @Says("opaque to the server; clients keep a sealed description") @Is("sinkData")
            String data,

            SinkOptions options,
            Optional<SinkProof> proof) {}

    /** One of the caller's sinks. */
    @Open
    public record SinkEntry(
            SinkId id, SinkMode acl, @Is("sinkData") String data, SinkOptions options) {}

    public record SinkGetInfo(
            SinkId sid,

            @Says("whether the numbers of all messages are wanted")
            boolean addMidList,

            Optional<SinkProof> proof) {}

    /**
     * The counters of a sink.
     *
     * @param seq number of the last message, the white paper's lastNumber
     * @param lastSeenSeq number the reader has set, null on the wire as long as there is none
     */
    @Open
    public record SinkInfo(
            @Says("number of the last message, 0 at start") @Is("seq")
            long seq,

            @Says("number the reader has set, null as long as there is none") @Absent(Absent.As.NULL)
            Optional<@Is("seq") Long> lastSeenSeq,

            @Says("number of the last modification") @Is("seq")
            long modSeq,

            Optional<@Count(max = Integer.MAX_VALUE) List<@Is("mid") Long>> mids,
            Optional<SinkMode> acl,
            Optional<@Is("sinkData") String> data,
            Optional<SinkOptions> options) {}

    /** Messages of a sink by number range and tags; a message must carry all of the tags. */
    public record SinkGetMessages(
            SinkId sid,
            Optional<@Is("seq") Long> from,
            Optional<@Is("seq") Long> to,
            @Says("a message must carry all of them") Optional<@Is("tags") List<String>> tags,
            Optional<@Range(min = 1, max = MAX_NUMBERS) Long> limit,
            Optional<SinkProof> proof) {}

    /** Message numbers in one answer. */
    private static final int MAX_NUMBERS = 10_000;

    /** Message numbers in increasing order, and the sink's counters they belong to. */
    @Open
    public record MessageNumbers(
            @Says("in increasing order") @Count(max = MAX_NUMBERS)
            List<@Is("mid") Long> mids,

            @Is("seq") long seq,
            @Is("seq") long modSeq) {}

    public static final Method<SinkCreate, Done> SINK_CREATE = Method.declare(
                    "sinkCreate", Access.USER, SinkCreate.class, Types.DONE, "Creates a sink that the caller owns.")
            .provedBySink(Proof.Use.CREATE, SinkCreate::sid, SinkCreate::proof)
            .refuses(ErrorCode.INVALID_OWNER, ErrorCode.INVALID_SINK_ACL, ErrorCode.SINK_ALREADY_EXISTS);
    public static final Method<NoParams, List<SinkEntry>> SINK_GET_ALL_MY = Method.declare(
                    "sinkGetAllMy",
                    Access.USER,
                    NoParams.class,
                    Types.listOf(SinkEntry.class),
                    "The sinks of the caller, oldest first.")
            .reads();
    public static final Method<SinkGetInfo, SinkInfo> SINK_GET_INFO = Method.declare(
                    "sinkGetInfo",
                    Access.SINK,
                    SinkGetInfo.class,
                    Types.record(SinkInfo.class),
                    "Counters and description of a sink.")
            .reads()
            .orAs("sinkInfo")
            .provedBySink(Proof.Use.READ, SinkGetInfo::sid, SinkGetInfo::proof)
            .refuses(ErrorCode.ACCESS_DENIED, ErrorCode.SINK_DOESNT_EXISTS);
    public static final Method<SinkGetMessages, MessageNumbers> SINK_GET_MESSAGES = Method.declare(
                    "sinkGetMessages",
                    Access.SINK,
                    SinkGetMessages.class,
                    Types.record(MessageNumbers.class),
                    "Numbers of messages by range and tags.")
            .reads()
            .provedBySink(Proof.Use.READ, SinkGetMessages::sid, SinkGetMessages::proof)
            .refuses(ErrorCode.ACCESS_DENIED, ErrorCode.SINK_DOESNT_EXISTS);
}
