package org.postern.core.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.postern.core.fixture.Refusals.assertRefused;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.core.call.CallContext;
import org.postern.core.call.Watcher;
import org.postern.core.caller.Caller;
import org.postern.core.caller.Caller.LoggedIn;
import org.postern.core.fixture.Core;
import org.postern.core.fixture.Mailing;
import org.postern.core.fixture.Mailing.Sender;
import org.postern.core.fixture.RealDatabase;
import org.postern.core.fixture.TestUser;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.Profile;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.method.SinkMode;
import org.postern.protocol.method.SinkProof;
import org.postern.protocol.method.WatchMethods;
import org.postern.protocol.method.WatchMethods.SinkCounters;
import org.postern.protocol.method.WatchMethods.SinkWatch;
import org.postern.protocol.schema.Limits;
import org.postern.protocol.schema.Malformed;

/** Who is told of changes of a sink, and what (api.md §10 {@code sinkWatch}). */
class WatchTest {
    private final Core core = new Core(Profile.STRICT, Map.of());
    private final Mailing mailing = new Mailing(core);
    private final Told stream = new Told();

    /** A stream that notes what it is told. */
    private static final class Told implements Watcher {
        private final List<SinkCounters> all = new ArrayList<>();

        @Override
        public void changed(LoggedIn owner, SinkCounters counters) {
            all.add(counters);
        }
    }

    @BeforeEach
    void clear() throws SQLException {
        RealDatabase.clear();
    }

    private SinkWatch proven(EcPrivateKey... sinks) throws Malformed {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (EcPrivateKey sink : sinks) {
            entries.add(SinkProof.attach(
                    Map.of("sid", Mailing.sid(sink).toString()),
                    WatchMethods.SINK_WATCH.name(),
                    sink,
                    Mailing.nonce(),
                    core.clock.millis()));
        }
        return WatchMethods.SINK_WATCH.params().read(Map.of("sinks", entries), Limits.STRICT);
    }

    private List<SinkCounters> watch(Caller caller, EcPrivateKey... sinks) throws ProtocolException, Malformed {
        SinkWatch call = proven(sinks);
        return core.call(new CallContext(caller, Optional.of(stream)), WatchMethods.SINK_WATCH, call);
    }

    @Test
    @DisplayName("every change of a sink's numbers is told when it is committed, with the latest numbers")
    void everyChangeIsTold() throws Exception {
        TestUser alice = TestUser.register("alice");
        EcPrivateKey sink = mailing.createSink(alice, SinkMode.ANONYMOUS);
        mailing.post(Sender.anonymous(), Mailing.sid(sink));
        core.events.clear();

        mailing.post(Sender.anonymous(), Mailing.sid(sink));
        mailing.delete(alice.caller(), sink, List.of(1L), 3);
        mailing.keep(alice.caller(), Mailing.own(sink, List.of(), new byte[] {1}), Optional.empty());
        assertEquals(
                List.of(
                        new SinkCounters(Mailing.sid(sink), 2, 2),
                        new SinkCounters(Mailing.sid(sink), 2, 3),
                        new SinkCounters(Mailing.sid(sink), 3, 4)),
                core.events);
    }

    @Test
    void refusedChangeIsNotTold() throws Exception {
        TestUser alice = TestUser.register("alice");
        EcPrivateKey sink = mailing.createSink(alice, SinkMode.ANONYMOUS);
        mailing.post(Sender.anonymous(), Mailing.sid(sink));
        core.events.clear();

        assertRefused(ErrorCode.INVALID_MOD_SEQ, () -> mailing.delete(alice.caller(), sink, List.of(1L), 9));
        assertEquals(List.of(), core.events);
    }

    @Test
    void answerHasTheNumbersOfNow() throws Exception {
        TestUser alice = TestUser.register("alice");
        EcPrivateKey first = mailing.createSink(alice, SinkMode.ANONYMOUS);
        EcPrivateKey second = mailing.createSink(alice, SinkMode.PRIVATE);
        mailing.post(Sender.anonymous(), Mailing.sid(first));

        assertEquals(
                List.of(new SinkCounters(Mailing.sid(first), 1, 1), new SinkCounters(Mailing.sid(second), 0, 0)),
                watch(alice.caller(), first, second));
        assertEquals(Optional.of(alice.caller()), core.watches.owner(stream).map(Caller.class::cast));
    }

    @Test
    @DisplayName("nobody but its owner watches a sink")
    void nobodyButTheOwnerWatches() throws Exception {
        TestUser alice = TestUser.register("alice");
        TestUser mallory = TestUser.register("mallory");
        EcPrivateKey sink = mailing.createSink(alice, SinkMode.ANONYMOUS, true);

        assertRefused(ErrorCode.SINK_DOESNT_EXISTS, () -> watch(mallory.caller(), sink));
        SinkWatch plain = new SinkWatch(List.of(new WatchMethods.WatchedSink(Mailing.sid(sink), Optional.empty())));
        assertRefused(
                ErrorCode.INVALID_CREATE_SIGNATURE,
                () -> core.call(new CallContext(alice.caller(), Optional.of(stream)), WatchMethods.SINK_WATCH, plain));
        assertEquals(Optional.empty(), core.watches.owner(stream));
    }

    @Test
    void callThatCameByNoStreamIsRefused() throws Exception {
        TestUser alice = TestUser.register("alice");
        SinkWatch none = proven();

        assertRefused(
                ErrorCode.INVALID_STATE,
                () -> core.call(new CallContext(alice.caller(), Optional.empty()), WatchMethods.SINK_WATCH, none));
    }

    @Test
    void newSetReplacesTheOldOneAndTheEmptySetEndsIt() throws Exception {
        TestUser alice = TestUser.register("alice");
        EcPrivateKey first = mailing.createSink(alice, SinkMode.ANONYMOUS);
        EcPrivateKey second = mailing.createSink(alice, SinkMode.ANONYMOUS);
        SinkCounters ofFirst = new SinkCounters(Mailing.sid(first), 5, 5);
        SinkCounters ofSecond = new SinkCounters(Mailing.sid(second), 7, 7);

        watch(alice.caller(), first);
        tell(ofFirst, ofSecond);
        assertEquals(List.of(ofFirst), stream.all);
        watch(alice.caller(), second);
        tell(ofFirst, ofSecond);
        assertEquals(List.of(ofFirst, ofSecond), stream.all);
        watch(alice.caller());
        tell(ofFirst, ofSecond);
        assertEquals(2, stream.all.size());
        assertEquals(Optional.empty(), core.watches.owner(stream));
    }

    @Test
    void streamThatHasEndedIsToldNothing() throws Exception {
        TestUser alice = TestUser.register("alice");
        EcPrivateKey sink = mailing.createSink(alice, SinkMode.ANONYMOUS);
        watch(alice.caller(), sink);
        core.watches.end(stream);
        tell(new SinkCounters(Mailing.sid(sink), 5, 5));

        assertEquals(List.of(), stream.all);
    }

    private void tell(SinkCounters... changes) {
        for (SinkCounters change : changes) {
            core.watches.changed(change);
        }
    }
}
