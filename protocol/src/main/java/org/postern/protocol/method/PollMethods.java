package org.postern.protocol.method;

import static java.lang.invoke.MethodHandles.lookup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.method.MailboxMethods.MessageData;
import org.postern.protocol.method.MailboxMethods.MessageMeta;
import org.postern.protocol.signed.SinkProof;
import org.postern.protocol.wire.RecordWire;
import org.postern.protocol.wire.Types;
import org.postern.protocol.wire.Wires;

/** Asking for what is new in sinks, and waiting for it (api.md §10 {@code sinkPoll}). */
public final class PollMethods {
    /** Sinks that one poll may ask for. */
    public static final int MAX_POLLED = 20;

    private PollMethods() {}

    /** One sink and what the caller knows of it; the proof covers this entry alone (decisions.md §1). */
    public record PolledSink(SinkId sid, long seq, long modSeq, Optional<SinkProof> proof) {
        static final RecordWire<PolledSink> WIRE = RecordWire.of(lookup(), PolledSink.class)
                .with("sid", Types.SID)
                .with("seq", Types.SEQ)
                .with("modSeq", Types.MOD_SEQ)
                .optional(SinkProof.MEMBER, Wires.named(ErrorCode.INVALID_CREATE_SIGNATURE, SinkProof.WIRE))
                .build();
    }

    /**
     * What is new in these sinks.
     *
     * @param updateLastSeen whether what is answered counts as seen
     */
    public record SinkPoll(List<PolledSink> sinks, boolean updateLastSeen) {
        static final RecordWire<SinkPoll> WIRE = RecordWire.of(lookup(), SinkPoll.class)
                .with("sinks", Wires.list(PolledSink.WIRE, 1, l -> MAX_POLLED))
                .with("updateLastSeen", Wires.bool())
                .build();
    }

    /**
     * What is new in one sink since the numbers the caller gave.
     *
     * @param seq the number to ask with the next time
     * @param modSeq likewise
     * @param msg new messages by their numbers
     * @param meta what is kept beside messages that were touched, in the order of the modifications
     */
    public record SinkNews(long seq, long modSeq, List<MessageData> msg, List<MessageMeta> meta) {
        static final RecordWire<SinkNews> WIRE = RecordWire.of(lookup(), SinkNews.class)
                .with("seq", Types.SEQ)
                .with("modSeq", Types.SEQ)
                .with("msg", Wires.list(MessageData.WIRE, 0, l -> Integer.MAX_VALUE))
                .with("meta", Wires.list(MessageMeta.WIRE, 0, l -> Integer.MAX_VALUE))
                .open()
                .build();
    }

    /**
     * The sinks in which there is something new.
     *
     * @param delay ms that the caller is asked to wait before he polls again
     */
    public record Polled(long delay, Map<SinkId, SinkNews> sinks) {
        static final RecordWire<Polled> WIRE = RecordWire.of(lookup(), Polled.class)
                .with("delay", Wires.decimal())
                .with("sinks", Wires.map(Types.SID, SinkNews.WIRE))
                .open()
                .build();
    }

    public static final Method<SinkPoll, Polled> SINK_POLL =
            Method.declare("sinkPoll", Access.USER, SinkPoll.WIRE, Polled.WIRE);
}
