package org.postern.protocol.method;

import java.util.List;
import java.util.Optional;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.schema.Count;
import org.postern.protocol.schema.Is;
import org.postern.protocol.schema.Open;
import org.postern.protocol.schema.RecordSchema;
import org.postern.protocol.schema.Says;
import org.postern.protocol.schema.Schema;

/** Watching sinks over a record stream: the server says when there is something new (api.md §10 {@code sinkWatch}). */
public final class WatchMethods {
    /** The notification of a watched sink; its parameters are {@link SinkCounters} (api.md §10 {@code sinkWatch}). */
    public static final String SINK_CHANGED = "sinkChanged";

    /** Sinks that one stream may watch. */
    public static final int MAX_WATCHED = 100;

    private WatchMethods() {}

    /** One sink to be watched; the proof covers this entry alone, as in {@code sinkPoll}. */
    public record WatchedSink(SinkId sid, Optional<SinkProof> proof) {}

    /** What a stream is told of from now on, in place of what it was told of before; nothing when empty. */
    public record SinkWatch(
            @Says("in place of those it was told of before; empty ends it") @Count(max = MAX_WATCHED)
            List<WatchedSink> sinks) {}

    /** The counters of a sink: the answer to {@code sinkWatch}, and what {@code sinkChanged} carries. */
    @Open
    public record SinkCounters(
            SinkId sid, @Is("seq") long seq, @Is("seq") long modSeq) {}

    /** What {@code sinkChanged} carries. */
    public static final RecordSchema<SinkCounters> COUNTERS = Types.record(SinkCounters.class);

    public static final Method<SinkWatch, List<SinkCounters>> SINK_WATCH = Method.declare(
                    "sinkWatch",
                    Access.USER,
                    SinkWatch.class,
                    Schema.list(COUNTERS, MAX_WATCHED),
                    "Tells this stream of changes of these sinks from now on.")
            .reads()
            .onlyByStream()
            .provedBySinks(
                    Proof.Use.CHANGE,
                    call -> call.sinks().stream()
                            .map(entry -> new Proof.Claim(entry.sid(), entry.proof()))
                            .toList())
            .refuses(ErrorCode.ACCESS_DENIED, ErrorCode.SINK_DOESNT_EXISTS);
}
