package org.postern.protocol.method;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.method.MessageMethods.MessageData;
import org.postern.protocol.method.MessageMethods.MessageMeta;
import org.postern.protocol.schema.Count;
import org.postern.protocol.schema.Is;
import org.postern.protocol.schema.Open;
import org.postern.protocol.schema.Says;

/** Asking for what is new in sinks, and waiting for it (api.md §10 {@code sinkPoll}). */
public final class PollMethods {
    /** Sinks that one poll may ask for. */
    public static final int MAX_POLLED = 20;

    private PollMethods() {}

    /** One sink and what the caller knows of it; the proof covers this entry alone (decisions.md §1). */
    public record PolledSink(
            SinkId sid, @Is("seq") long seq, @Is("modSeq") long modSeq, Optional<SinkProof> proof) {}

    /**
     * What is new in these sinks.
     *
     * @param updateLastSeen whether what is answered counts as seen
     */
    public record SinkPoll(
            @Count(min = 1, max = MAX_POLLED) List<PolledSink> sinks,
            @Says("whether what is answered counts as seen") boolean updateLastSeen) {}

    /**
     * What is new in one sink since the numbers the caller gave.
     *
     * @param seq the number to ask with the next time
     * @param modSeq likewise
     * @param msg new messages by their numbers
     * @param meta what is kept beside messages that were touched, in the order of the modifications
     */
    @Open
    public record SinkNews(
            @Says("the number to ask with the next time") @Is("seq")
            long seq,

            @Says("likewise") @Is("seq") long modSeq,

            @Says("new messages by their numbers") @Count(max = Integer.MAX_VALUE)
            List<MessageData> msg,

            @Says("beside messages that were touched, in the order of the modifications")
            @Count(max = Integer.MAX_VALUE)
            List<MessageMeta> meta) {}

    /**
     * The sinks in which there is something new.
     *
     * @param delay ms that the caller is asked to wait before he polls again
     */
    @Open
    public record Polled(
            @Says("ms that the caller is asked to wait before he polls again") @Is("time")
            long delay,

            Map<SinkId, SinkNews> sinks) {}

    /** The mark of what was seen is all that it may move, and moving it twice is moving it once: it counts as reading. */
    public static final Method<SinkPoll, Polled> SINK_POLL = Method.declare(
                    "sinkPoll",
                    Access.USER,
                    SinkPoll.class,
                    Types.record(Polled.class),
                    "What is new in sinks, at once or as soon as there is something.")
            .reads()
            .provedBySinks(
                    Proof.Use.CHANGE,
                    call -> call.sinks().stream()
                            .map(entry -> new Proof.Claim(entry.sid(), entry.proof()))
                            .toList())
            .refuses(ErrorCode.ACCESS_DENIED, ErrorCode.SINK_DOESNT_EXISTS);
}
