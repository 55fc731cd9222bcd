package org.postern.core.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.postern.core.fixture.Mailing.sid;
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
import org.postern.core.fixture.Core;
import org.postern.core.fixture.Mailing;
import org.postern.core.fixture.RealDatabase;
import org.postern.core.fixture.Storing;
import org.postern.core.fixture.TestUser;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.Profile;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.method.SinkMethods;
import org.postern.protocol.method.SinkMethods.SinkCreate;
import org.postern.protocol.method.SinkMode;
import org.postern.protocol.method.SinkProof;
import org.postern.protocol.method.WatchMethods;
import org.postern.protocol.method.WatchMethods.SinkWatch;
import org.postern.protocol.schema.Limits;
import org.postern.protocol.schema.Malformed;

/** Proofs are checked before the deed, in its transaction, and refused in the order of the reference. */
class ProofTest {
    private final Core core = new Core(Profile.STRICT, Map.of());
    private final Mailing mailing = new Mailing(core);
    private TestUser alice;

    @BeforeEach
    void begin() throws SQLException {
        RealDatabase.clear();
        alice = TestUser.register("alice");
    }

    private SinkWatch watch(EcPrivateKey sink, EcPrivateKey signer, EcPrivateKey second, EcPrivateKey secondSigner)
            throws Malformed {
        List<Map<String, Object>> entries = new ArrayList<>();
        entries.add(entry(sid(sink), signer));
        entries.add(entry(sid(second), secondSigner));
        return WatchMethods.SINK_WATCH.params().read(Map.of("sinks", entries), Limits.STRICT);
    }

    private Map<String, Object> entry(SinkId sink, EcPrivateKey signer) {
        return SinkProof.attach(
                Map.of("sid", sink.toString()), "sinkWatch", signer, Mailing.nonce(), core.clock.millis());
    }

    private void refuses(ErrorCode code, SinkWatch call) {
        CallContext byStream = new CallContext(alice.caller(), Optional.of((owner, counters) -> {}));
        assertRefused(code, () -> core.call(byStream, WatchMethods.SINK_WATCH, call));
    }

    @Test
    @DisplayName("of several sinks the first is refused first, whatever for")
    void orderOfTheListDecides() throws Exception {
        EcPrivateKey mine = mailing.createSink(alice, SinkMode.ANONYMOUS);
        EcPrivateKey missing = Storing.key();
        refuses(ErrorCode.SINK_DOESNT_EXISTS, watch(missing, missing, mine, Storing.key()));
        refuses(ErrorCode.INVALID_CREATE_SIGNATURE, watch(mine, Storing.key(), missing, missing));
        refuses(ErrorCode.INVALID_CREATE_SIGNATURE, watch(mine, mine, missing, Storing.key()));
        refuses(ErrorCode.SINK_DOESNT_EXISTS, watch(mine, mine, missing, missing));
    }

    @Test
    @DisplayName("a nonce whose call was refused by its deed can be used again, a used one cannot")
    void refusedCallDoesNotUseItsNonce() throws ProtocolException, SQLException {
        EcPrivateKey sink = Storing.key();
        SinkCreate shared =
                mailing.proven(SinkMethods.SINK_CREATE, Mailing.sinkCreate(sink, SinkMode.SHARED, false), sink);
        assertRefused(ErrorCode.INVALID_SINK_ACL, () -> mailing.create(alice.caller(), shared));
        assertRefused(ErrorCode.INVALID_SINK_ACL, () -> mailing.create(alice.caller(), shared));
        assertEquals(0, RealDatabase.number("select count(*) from one_time_value"));
        SinkCreate open =
                mailing.proven(SinkMethods.SINK_CREATE, Mailing.sinkCreate(sink, SinkMode.PUBLIC, false), sink);
        mailing.create(alice.caller(), open);
        assertRefused(ErrorCode.INVALID_NONCE, () -> mailing.create(alice.caller(), open));
    }

    @Test
    @DisplayName(
            "with too little room on the disk what adds is refused, reading and deleting go on, and all again with room")
    void littleRoomRefusesOnlyWhatAdds() throws Exception {
        EcPrivateKey sink = mailing.createSink(alice, SinkMode.PUBLIC);
        SinkMethods.SinkGetInfo read = new SinkMethods.SinkGetInfo(sid(sink), false, Optional.empty());
        SinkMethods.SinkGetInfo proven = mailing.proven(SinkMethods.SINK_GET_INFO, read, sink);

        core.free.set(core.settings.space().reserve() - 1);
        SinkCreate another = mailing.proven(
                SinkMethods.SINK_CREATE, Mailing.sinkCreate(Storing.key(), SinkMode.PUBLIC, false), sink);
        assertRefused(ErrorCode.DISK_FULL, () -> core.call(alice.caller(), SinkMethods.SINK_CREATE, another));
        assertEquals(
                0, core.call(alice.caller(), SinkMethods.SINK_GET_INFO, proven).seq());

        core.free.set(core.settings.space().reserve());
        EcPrivateKey key = Storing.key();
        core.call(
                alice.caller(),
                SinkMethods.SINK_CREATE,
                mailing.proven(SinkMethods.SINK_CREATE, Mailing.sinkCreate(key, SinkMode.PUBLIC, false), key));
    }

    @Test
    @DisplayName("a read leaves no row, and its nonce counts once all the same")
    void readLeavesNoRow() throws Exception {
        EcPrivateKey sink = mailing.createSink(alice, SinkMode.PUBLIC);
        long rows = RealDatabase.number("select count(*) from one_time_value");
        SinkMethods.SinkGetInfo proven = mailing.proven(
                SinkMethods.SINK_GET_INFO, new SinkMethods.SinkGetInfo(sid(sink), false, Optional.empty()), sink);
        var _ = core.call(alice.caller(), SinkMethods.SINK_GET_INFO, proven);
        assertEquals(rows, RealDatabase.number("select count(*) from one_time_value"));
        assertRefused(ErrorCode.INVALID_NONCE, () -> core.call(alice.caller(), SinkMethods.SINK_GET_INFO, proven));
    }

    @Test
    @DisplayName("an inactive account is refused before its proof is looked at, a new sink's owner after it")
    void accountComesBeforeTheProofButForANewSink() throws Exception {
        EcPrivateKey sink = mailing.createSink(alice, SinkMode.PUBLIC);
        alice.block();
        SinkCreate badlyProved = mailing.proven(
                SinkMethods.SINK_CREATE, Mailing.sinkCreate(sink, SinkMode.PUBLIC, false), Storing.key());
        assertRefused(ErrorCode.INVALID_CREATE_SIGNATURE, () -> mailing.create(alice.caller(), badlyProved));
        assertRefused(
                ErrorCode.ACCESS_DENIED,
                () -> core.call(
                        alice.caller(),
                        SinkMethods.SINK_GET_INFO,
                        new SinkMethods.SinkGetInfo(sid(sink), false, Optional.empty())));
    }

    @Test
    @DisplayName("a call that must come by a stream is refused before its proofs are looked at")
    void streamComesFirst() throws Exception {
        EcPrivateKey sink = Storing.key();
        SinkWatch call = watch(sink, Storing.key(), sink, Storing.key());
        assertRefused(ErrorCode.INVALID_STATE, () -> core.call(alice.caller(), WatchMethods.SINK_WATCH, call));
    }
}
