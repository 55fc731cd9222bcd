package org.postern.core.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.postern.core.fixture.Mailing.sid;
import static org.postern.core.fixture.Mailing.sinkCreate;
import static org.postern.core.fixture.Refusals.assertRefused;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postern.core.caller.AccessRefused;
import org.postern.core.caller.Caller;
import org.postern.core.fixture.Core;
import org.postern.core.fixture.Mailing;
import org.postern.core.fixture.Mailing.Sender;
import org.postern.core.fixture.Overlap;
import org.postern.core.fixture.RealDatabase;
import org.postern.core.fixture.Storing;
import org.postern.core.fixture.TestUser;
import org.postern.core.mailbox.boundary.SinkBoundary;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.Profile;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.method.NoParams;
import org.postern.protocol.method.SinkMethods;
import org.postern.protocol.method.SinkMethods.MessageNumbers;
import org.postern.protocol.method.SinkMethods.SinkCreate;
import org.postern.protocol.method.SinkMethods.SinkEntry;
import org.postern.protocol.method.SinkMethods.SinkGetInfo;
import org.postern.protocol.method.SinkMethods.SinkGetMessages;
import org.postern.protocol.method.SinkMethods.SinkInfo;
import org.postern.protocol.method.SinkMethods.SinkOptions;
import org.postern.protocol.method.SinkMode;
import org.postern.protocol.method.SinkProof;

/** Sinks: creation, reading, who may (api.md §10; decisions.md §1). */
class SinkTest {
    private final Core core = new Core(Profile.STRICT, Map.of());
    private final Mailing mailing = new Mailing(core);
    private TestUser alice;
    private TestUser bob;

    @BeforeEach
    void begin() throws SQLException {
        RealDatabase.clear();
        alice = TestUser.register("alice");
        bob = TestUser.register("bob");
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = SinkMode.class,
            names = {"PRIVATE", "PUBLIC", "ANONYMOUS"})
    @DisplayName("a sink is listed with its mode and data")
    void listsOwnSinks(SinkMode mode) throws ProtocolException {
        EcPrivateKey sink = mailing.createSink(alice, mode);
        List<SinkEntry> sinks = listed(alice);
        assertEquals(1, sinks.size());
        assertEquals(sid(sink), sinks.getFirst().id());
        assertEquals(mode, sinks.getFirst().acl());
        assertEquals("sealed", sinks.getFirst().data());
        assertEquals(Optional.of(true), sinks.getFirst().options().removable());
        assertEquals(List.of(), listed(bob));
        SinkInfo info = mailing.info(alice.caller(), sink);
        assertEquals(
                new SinkInfo(
                        0,
                        Optional.empty(),
                        0,
                        Optional.of(List.of()),
                        Optional.of(mode),
                        Optional.of("sealed"),
                        Optional.of(new SinkOptions(Optional.of(true), Optional.of(false)))),
                info);
    }

    @Test
    @DisplayName("strict refuses to create a sink without a proof, or with a proof by another key")
    void creationNeedsAProof() {
        EcPrivateKey sink = Storing.key();
        SinkCreate plain = sinkCreate(sink, SinkMode.PUBLIC, false);
        assertRefused(ErrorCode.INVALID_CREATE_SIGNATURE, () -> mailing.create(alice.caller(), plain));
        assertRefused(
                ErrorCode.INVALID_CREATE_SIGNATURE,
                () -> mailing.create(alice.caller(), mailing.proven(SinkMethods.SINK_CREATE, plain, Storing.key())));
    }

    @Test
    @DisplayName("a proof covers the parameters and serves once")
    void aProofCoversTheParameters() throws ProtocolException {
        EcPrivateKey sink = Storing.key();
        SinkCreate proven = mailing.proven(SinkMethods.SINK_CREATE, sinkCreate(sink, SinkMode.PUBLIC, false), sink);
        SinkCreate other = mailing.proven(SinkMethods.SINK_CREATE, sinkCreate(sink, SinkMode.ANONYMOUS, false), sink);
        SinkCreate mixed = new SinkCreate(
                other.sid(),
                other.acl(),
                other.data(),
                other.options(),
                Optional.of(new SinkProof(
                        proven.proof().orElseThrow().nonce(),
                        proven.proof().orElseThrow().timestamp(),
                        proven.proof().orElseThrow().signature(),
                        other.proof().orElseThrow().covered())));
        assertRefused(ErrorCode.INVALID_CREATE_SIGNATURE, () -> mailing.create(alice.caller(), mixed));
        mailing.create(alice.caller(), proven);
        assertRefused(ErrorCode.INVALID_NONCE, () -> mailing.create(alice.caller(), proven));
    }

    @Test
    @DisplayName("refuses a sink id that is taken")
    void refusesATakenId() throws ProtocolException {
        EcPrivateKey sink = mailing.createSink(alice, SinkMode.PUBLIC);
        SinkCreate again = mailing.proven(SinkMethods.SINK_CREATE, sinkCreate(sink, SinkMode.PUBLIC, false), sink);
        assertRefused(ErrorCode.SINK_ALREADY_EXISTS, () -> mailing.create(bob.caller(), again));
    }

    @Test
    @DisplayName("of two that create one sink at the same time the second is told that it exists")
    void oneIdServesOneOfTwoAtTheSameTime() throws ProtocolException {
        EcPrivateKey sink = Storing.key();
        SinkCreate plain = sinkCreate(sink, SinkMode.PUBLIC, false);
        SinkCreate first = mailing.proven(SinkMethods.SINK_CREATE, plain, sink);
        SinkCreate second = mailing.proven(SinkMethods.SINK_CREATE, plain, sink);
        Overlap overlap = new Overlap(() -> {
            mailing.create(bob.caller(), second);
            return second;
        });
        core.call(SinkBoundary.class, b -> {
            b.sinkCreate(alice.caller(), first);
            overlap.begin();
            return first;
        });
        assertRefused(ErrorCode.SINK_ALREADY_EXISTS, overlap::outcome);
        assertEquals(1, listed(alice).size());
        assertEquals(List.of(), listed(bob));
    }

    @Test
    void refusesModesThatAreNotThereYet() {
        assertRefused(ErrorCode.INVALID_SINK_ACL, () -> mailing.createSink(alice, SinkMode.SHARED));
        assertRefused(ErrorCode.INVALID_SINK_ACL, () -> mailing.createSink(alice, SinkMode.LOW));
    }

    @Test
    @DisplayName("only a logged-in, active user creates and reads")
    void needsALogin() throws Exception {
        EcPrivateKey sink = mailing.createSink(alice, SinkMode.PUBLIC);
        assertThrows(AccessRefused.class, () -> mailing.info(TestUser.NOBODY, sink));
        assertThrows(AccessRefused.class, () -> info(core, TestUser.NOBODY, sink));
        SinkCreate another = mailing.proven(
                SinkMethods.SINK_CREATE, sinkCreate(Storing.key(), SinkMode.PUBLIC, false), Storing.key());
        assertThrows(AccessRefused.class, () -> mailing.create(TestUser.NOBODY, another));
        alice.block();
        assertRefused(ErrorCode.ACCESS_DENIED, () -> mailing.info(alice.caller(), sink));
        assertRefused(ErrorCode.INVALID_OWNER, () -> mailing.createSink(alice, SinkMode.PUBLIC));
    }

    @Test
    @DisplayName("strict reads only with a proof, and tells nobody whether a sink exists")
    void strictReadsWithAProof() throws ProtocolException {
        EcPrivateKey sink = mailing.createSink(alice, SinkMode.PUBLIC);
        assertRefused(ErrorCode.INVALID_CREATE_SIGNATURE, () -> info(core, alice.caller(), sink));
        assertRefused(ErrorCode.INVALID_CREATE_SIGNATURE, () -> info(core, bob.caller(), sink));
        assertRefused(ErrorCode.INVALID_CREATE_SIGNATURE, () -> info(core, bob.caller(), Storing.key()));
        assertRefused(ErrorCode.SINK_DOESNT_EXISTS, () -> mailing.info(bob.caller(), sink));
        assertRefused(ErrorCode.SINK_DOESNT_EXISTS, () -> mailing.info(bob.caller(), Storing.key()));
    }

    @Test
    @DisplayName("a sink with keyAccess is read with a proof alone")
    void keyAccess() throws ProtocolException {
        EcPrivateKey sink = mailing.createSink(alice, SinkMode.PUBLIC, true);
        assertEquals(0, mailing.info(TestUser.NOBODY, sink).seq());
        assertEquals(0, mailing.info(bob.caller(), sink).seq());
        assertThrows(AccessRefused.class, () -> info(core, TestUser.NOBODY, sink));
    }

    @Test
    @DisplayName("legacy-2018 lets the owner's session stand in, and verifies a proof where one is sent")
    void legacyReadsWithASession() throws ProtocolException {
        Core legacy = new Core(Profile.LEGACY_2018, Map.of());
        EcPrivateKey sink = Storing.key();
        SinkCreate plain = sinkCreate(sink, SinkMode.PUBLIC, false);
        legacy.call(alice.caller(), SinkMethods.SINK_CREATE, plain);
        assertEquals(0, info(legacy, alice.caller(), sink).seq());
        assertRefused(ErrorCode.ACCESS_DENIED, () -> info(legacy, bob.caller(), sink));
        assertRefused(ErrorCode.SINK_DOESNT_EXISTS, () -> info(legacy, bob.caller(), Storing.key()));
        SinkGetInfo wrong = mailing.proven(
                SinkMethods.SINK_GET_INFO, new SinkGetInfo(sid(sink), false, Optional.empty()), Storing.key());
        assertRefused(
                ErrorCode.INVALID_CREATE_SIGNATURE,
                () -> legacy.call(alice.caller(), SinkMethods.SINK_GET_INFO, wrong));
    }

    @Test
    @DisplayName("numbers by range and tags in one call, increasing, and not more than asked for")
    void findsNumbers() throws ProtocolException {
        EcPrivateKey sink = mailing.createSink(alice, SinkMode.ANONYMOUS);
        for (int i = 1; i <= 6; i++) {
            List<String> tags = i % 2 == 0 ? List.of("even", "n" + i) : List.of("odd");
            mailing.post(
                    TestUser.NOBODY, Mailing.message(Sender.anonymous(), sid(sink), List.of(), Storing.bytes(5)), tags);
        }
        mailing.delete(alice.caller(), sink, List.of(4L), 7);
        assertEquals(
                List.of(1L, 2L, 3L, 5L, 6L),
                numbers(sink, 0, 100, List.of(), 100).mids());
        assertEquals(List.of(2L, 3L, 5L), numbers(sink, 2, 5, List.of(), 100).mids());
        assertEquals(List.of(2L, 6L), numbers(sink, 1, 6, List.of("even"), 100).mids());
        assertEquals(
                List.of(2L), numbers(sink, 1, 6, List.of("even", "n2"), 100).mids());
        assertEquals(List.of(), numbers(sink, 1, 6, List.of("even", "odd"), 100).mids());
        assertEquals(List.of(1L, 2L), numbers(sink, 1, 6, List.of(), 2).mids());
        assertEquals(6, numbers(sink, 1, 6, List.of(), 2).seq());
        assertEquals(7, numbers(sink, 1, 6, List.of(), 2).modSeq());
        assertEquals(
                Optional.of(List.of(1L, 2L, 3L, 5L, 6L)),
                mailing.info(alice.caller(), sink).mids());
    }

    private List<SinkEntry> listed(TestUser user) throws ProtocolException {
        return core.call(SinkBoundary.class, b -> b.sinkGetAllMy(user.caller(), NoParams.NONE));
    }

    private MessageNumbers numbers(EcPrivateKey sink, long from, long to, List<String> tags, long limit)
            throws ProtocolException {
        SinkGetMessages plain = new SinkGetMessages(
                sid(sink), Optional.of(from), Optional.of(to), Optional.of(tags), Optional.of(limit), Optional.empty());
        SinkGetMessages call = mailing.proven(SinkMethods.SINK_GET_MESSAGES, plain, sink);
        return core.call(alice.caller(), SinkMethods.SINK_GET_MESSAGES, call);
    }

    private static SinkInfo info(Core server, Caller caller, EcPrivateKey sink) throws ProtocolException {
        SinkGetInfo withoutProof = new SinkGetInfo(sid(sink), false, Optional.empty());
        return server.call(caller, SinkMethods.SINK_GET_INFO, withoutProof);
    }
}
