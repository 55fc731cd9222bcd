package org.postern.core.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.postern.core.fixture.Refusals.assertRefused;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.core.call.Answer;
import org.postern.core.call.CallContext;
import org.postern.core.fixture.Core;
import org.postern.core.fixture.Mailing;
import org.postern.core.fixture.Mailing.Sender;
import org.postern.core.fixture.RealDatabase;
import org.postern.core.fixture.Storing;
import org.postern.core.fixture.TestUser;
import org.postern.core.mailbox.boundary.SinkBoundary;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.Profile;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.method.MessageMethods.MessageData;
import org.postern.protocol.method.MessageMethods.MessageMeta;
import org.postern.protocol.method.PollMethods;
import org.postern.protocol.method.PollMethods.Polled;
import org.postern.protocol.method.PollMethods.PolledSink;
import org.postern.protocol.method.PollMethods.SinkNews;
import org.postern.protocol.method.PollMethods.SinkPoll;
import org.postern.protocol.method.SinkMode;
import org.postern.protocol.method.SinkProof;
import org.postern.protocol.method.WatchMethods.SinkCounters;
import org.postern.protocol.schema.Limits;
import org.postern.protocol.schema.Malformed;

/** What a poll tells, and when it waits (api.md §10 {@code sinkPoll}). */
class PollTest {
    private final Core core = new Core(Profile.STRICT, Map.of());
    private final Mailing mailing = new Mailing(core);

    @BeforeEach
    void clear() throws SQLException {
        RealDatabase.clear();
    }

    private SinkPoll proven(EcPrivateKey sink, long seq, long modSeq, boolean updateLastSeen) throws Malformed {
        Map<String, Object> entry = SinkProof.attach(
                Map.of("sid", Mailing.sid(sink).toString(), "seq", seq, "modSeq", modSeq),
                PollMethods.SINK_POLL.name(),
                sink,
                Mailing.nonce(),
                core.clock.millis());
        return PollMethods.SINK_POLL
                .params()
                .read(Map.of("sinks", List.of(entry), "updateLastSeen", updateLastSeen), Limits.STRICT);
    }

    private static SinkPoll unproved(EcPrivateKey sink) {
        return new SinkPoll(List.of(new PolledSink(Mailing.sid(sink), 0, 0, Optional.empty())), false);
    }

    private Answer<Polled> poll(Core server, TestUser user, SinkPoll call) throws ProtocolException {
        return server.answer(new CallContext(user.caller(), Optional.empty()), PollMethods.SINK_POLL, call);
    }

    private Polled now(TestUser user, SinkPoll call) throws ProtocolException {
        return assertInstanceOf(
                Polled.class,
                assertInstanceOf(Answer.Now.class, poll(core, user, call)).result());
    }

    private SinkNews news(TestUser user, EcPrivateKey sink, long seq, long modSeq) throws Exception {
        return Optional.ofNullable(
                        now(user, proven(sink, seq, modSeq, false)).sinks().get(Mailing.sid(sink)))
                .orElseThrow();
    }

    private static List<Long> numbers(SinkNews news) {
        return news.msg().stream().map(MessageData::serverId).toList();
    }

    private static List<Long> touched(SinkNews news) {
        return news.meta().stream().map(MessageMeta::msgId).toList();
    }

    @Test
    @DisplayName("S-101.1 S-101.3 a poll with known numbers gives what is new since, and nothing else")
    void whatIsNewIsToldAtOnce() throws Exception {
        TestUser alice = TestUser.register("alice");
        EcPrivateKey sink = mailing.createSink(alice, SinkMode.ANONYMOUS);
        for (int i = 0; i < 3; i++) {
            mailing.post(Sender.anonymous(), Mailing.sid(sink));
        }
        mailing.delete(alice.caller(), sink, List.of(1L), 4);

        SinkNews all = news(alice, sink, 0, 0);
        assertEquals(List.of(2L, 3L), numbers(all));
        assertEquals(List.of(2L, 3L, 1L), touched(all));
        assertTrue(all.meta().getLast().deleted());
        assertEquals(List.of(3L, 4L), List.of(all.seq(), all.modSeq()));
        SinkNews since = news(alice, sink, 2, 2);
        assertEquals(List.of(3L), numbers(since));
        assertEquals(List.of(3L, 1L), touched(since));
        SinkNews deletion = news(alice, sink, 3, 3);
        assertEquals(List.of(), numbers(deletion));
        assertEquals(List.of(1L), touched(deletion));
        assertEquals(0, core.changes.count(), "nobody waits");
    }

    @Test
    void nothingNewWaitsForTheNextChange() throws Exception {
        TestUser alice = TestUser.register("alice");
        EcPrivateKey sink = mailing.createSink(alice, SinkMode.ANONYMOUS);
        EcPrivateKey other = mailing.createSink(alice, SinkMode.ANONYMOUS);
        SinkPoll call = proven(sink, 0, 0, false);
        Answer.Later<?> later = assertInstanceOf(Answer.Later.class, poll(core, alice, call));
        assertEquals(Duration.ofSeconds(25), later.patience());

        core.changes.changed(new SinkCounters(Mailing.sid(other), 1, 1));
        assertFalse(later.ready().toCompletableFuture().isDone());
        mailing.post(Sender.anonymous(), Mailing.sid(sink));
        core.changes.changed(new SinkCounters(Mailing.sid(sink), 1, 1));
        assertTrue(later.ready().toCompletableFuture().isDone());
        Map<SinkId, SinkNews> after = core.call(
                SinkBoundary.class, b -> b.sinkPollAgain(alice.caller().requireUser(), call));
        assertEquals(
                List.of(1L),
                numbers(Optional.ofNullable(after.get(Mailing.sid(sink))).orElseThrow()));
        later.release().run();
        assertEquals(0, core.changes.count());
    }

    @Test
    void nothingNewAfterWaitingIsAnEmptyAnswer() throws Exception {
        TestUser alice = TestUser.register("alice");
        EcPrivateKey sink = mailing.createSink(alice, SinkMode.ANONYMOUS);

        SinkPoll call = proven(sink, 0, 0, true);
        assertEquals(
                Map.of(),
                core.call(
                        SinkBoundary.class, b -> b.sinkPollAgain(alice.caller().requireUser(), call)));
    }

    @Test
    void onlyTheOwnerPollsWithAFreshProof() throws Exception {
        TestUser alice = TestUser.register("alice");
        TestUser mallory = TestUser.register("mallory");
        EcPrivateKey sink = mailing.createSink(alice, SinkMode.ANONYMOUS, true);
        mailing.post(Sender.anonymous(), Mailing.sid(sink));
        SinkPoll call = proven(sink, 0, 0, false);
        var _ = now(alice, call);

        assertRefused(ErrorCode.INVALID_NONCE, () -> poll(core, alice, call));
        assertRefused(ErrorCode.INVALID_CREATE_SIGNATURE, () -> poll(core, alice, unproved(sink)));
        assertRefused(
                ErrorCode.SINK_DOESNT_EXISTS,
                Mailing.sid(sink).toString(),
                () -> poll(core, mallory, proven(sink, 0, 0, false)));
        assertEquals(0, core.changes.count(), "who was refused does not wait");
    }

    @Test
    void accountBlockedWhileItWaitedIsRefused() throws Exception {
        TestUser alice = TestUser.register("alice");
        TestUser mallory = TestUser.register("mallory");
        EcPrivateKey sink = mailing.createSink(alice, SinkMode.ANONYMOUS);

        assertRefused(
                ErrorCode.SINK_DOESNT_EXISTS,
                () -> core.call(
                        SinkBoundary.class,
                        b -> b.sinkPollAgain(mallory.caller().requireUser(), unproved(sink))));
    }

    @Test
    void serverOfTheProfileOf2018AnswersAtOnce() throws Exception {
        Core legacy = new Core(Profile.LEGACY_2018, Map.of());
        TestUser alice = TestUser.register("alice");
        EcPrivateKey sink = mailing.createSink(alice, SinkMode.ANONYMOUS);

        assertEquals(Answer.of(new Polled(10_000, Map.of())), poll(legacy, alice, unproved(sink)));
    }

    @Test
    void whatWasAnsweredCountsAsSeenWhereThatIsAskedFor() throws Exception {
        TestUser alice = TestUser.register("alice");
        EcPrivateKey sink = mailing.createSink(alice, SinkMode.ANONYMOUS);
        mailing.post(Sender.anonymous(), Mailing.sid(sink));

        var _ = now(alice, proven(sink, 0, 0, false));
        assertEquals(Optional.empty(), mailing.info(alice.caller(), sink).lastSeenSeq());
        var _ = now(alice, proven(sink, 0, 0, true));
        assertEquals(Optional.of(1L), mailing.info(alice.caller(), sink).lastSeenSeq());
    }

    @Test
    void longAnswersAreGivenInParts() throws Exception {
        TestUser alice = TestUser.register("alice");
        EcPrivateKey sink = mailing.createSink(alice, SinkMode.ANONYMOUS);
        byte[] large = Storing.bytes(900_000);
        for (int i = 0; i < 3; i++) {
            mailing.post(
                    TestUser.NOBODY,
                    Mailing.message(Sender.anonymous(), Mailing.sid(sink), List.of(), large),
                    List.of());
        }

        SinkNews first = news(alice, sink, 0, 0);
        assertEquals(List.of(1L, 2L), numbers(first));
        assertEquals(List.of(2L, 0L), List.of(first.seq(), first.modSeq()), "the numbers to go on with");
        SinkNews rest = news(alice, sink, first.seq(), first.modSeq());
        assertEquals(List.of(3L), numbers(rest));
        assertEquals(List.of(1L, 2L, 3L), touched(rest));
        assertEquals(List.of(3L, 3L), List.of(rest.seq(), rest.modSeq()));
    }

    @Test
    void manyMessagesAreGivenInParts() throws Exception {
        TestUser alice = TestUser.register("alice");
        EcPrivateKey sink = mailing.createSink(alice, SinkMode.ANONYMOUS);
        for (int i = 0; i < 101; i++) {
            mailing.post(Sender.anonymous(), Mailing.sid(sink));
        }

        SinkNews first = news(alice, sink, 0, 0);
        assertEquals(100, first.seq());
        assertEquals(100, first.msg().size());
        assertEquals(List.of(101L), numbers(news(alice, sink, first.seq(), first.modSeq())));
    }
}
