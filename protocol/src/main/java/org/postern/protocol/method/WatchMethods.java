package org.postern.protocol.method;

import static java.lang.invoke.MethodHandles.lookup;

import java.util.List;
import java.util.Optional;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.signed.SinkProof;
import org.postern.protocol.wire.RecordWire;
import org.postern.protocol.wire.Types;
import org.postern.protocol.wire.Wires;

/** Watching sinks over a record stream: the server says when there is something new (api.md §10 {@code sinkWatch}). */
public final class WatchMethods {
    /** The notification of a watched sink; its parameters are {@link SinkCounters} (api.md §10 {@code sinkWatch}). */
    public static final String SINK_CHANGED = "sinkChanged";

    /** Sinks that one stream may watch. */
    public static final int MAX_WATCHED = 100;

    private WatchMethods() {}

    /** One sink to be watched; the proof covers this entry alone, as in {@code sinkPoll}. */
    public record WatchedSink(SinkId sid, Optional<SinkProof> proof) {
        static final RecordWire<WatchedSink> WIRE = RecordWire.of(lookup(), WatchedSink.class)
                .with("sid", Types.SID)
                .optional(SinkProof.MEMBER, Wires.named(ErrorCode.INVALID_CREATE_SIGNATURE, SinkProof.WIRE))
                .build();
    }

    /** What a stream is told of from now on, in place of what it was told of before; nothing when empty. */
    public record SinkWatch(List<WatchedSink> sinks) {
        static final RecordWire<SinkWatch> WIRE = RecordWire.of(lookup(), SinkWatch.class)
                .with("sinks", Wires.list(WatchedSink.WIRE, 0, l -> MAX_WATCHED))
                .build();
    }

    /** The counters of a sink: the answer to {@code sinkWatch}, and what {@code sinkChanged} carries. */
    public record SinkCounters(SinkId sid, long seq, long modSeq) {
        public static final RecordWire<SinkCounters> WIRE = RecordWire.of(lookup(), SinkCounters.class)
                .with("sid", Types.SID)
                .with("seq", Types.SEQ)
                .with("modSeq", Types.SEQ)
                .open()
                .build();
    }

    public static final Method<SinkWatch, List<SinkCounters>> SINK_WATCH = Method.declare(
            "sinkWatch", Access.USER, SinkWatch.WIRE, Wires.list(SinkCounters.WIRE, 0, l -> MAX_WATCHED));
}
