package org.postern.core.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.postern.core.fixture.Refusals.assertRefused;
import static org.postern.core.fixture.Storing.bytes;
import static org.postern.core.fixture.Storing.data;
import static org.postern.core.fixture.Storing.did;
import static org.postern.core.fixture.Storing.ids;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.core.caller.Address;
import org.postern.core.caller.Caller;
import org.postern.core.collection.CollectionCycle;
import org.postern.core.fixture.Core;
import org.postern.core.fixture.Mailing;
import org.postern.core.fixture.Mailing.Sender;
import org.postern.core.fixture.RealDatabase;
import org.postern.core.fixture.Storing;
import org.postern.core.fixture.TestUser;
import org.postern.core.quota.Figure;
import org.postern.core.storage.entity.TransferFigures;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.Profile;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.id.TransferId;
import org.postern.protocol.method.BlockMethods;
import org.postern.protocol.method.BlockMethods.BlockUseExisting;
import org.postern.protocol.method.BlockSource;
import org.postern.protocol.method.DescriptorMethods;
import org.postern.protocol.method.NoParams;
import org.postern.protocol.method.SinkMode;

/** How much may be under way: of a session, an account, an address, and of all (api.md §8 "Quotas"). */
class TransferQuotaTest {
    private static final int MEBIBYTE = 1 << 20;
    private static final int BLOCK = 128 * 1024;

    private TestUser alice;
    private TestUser bob;

    @BeforeEach
    void begin() throws SQLException {
        RealDatabase.clear();
        alice = TestUser.register("alice");
        bob = TestUser.register("bob");
    }

    private static Core core(String... settings) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            all.put("postern." + settings[i], settings[i + 1]);
        }
        return new Core(Profile.STRICT, all);
    }

    private static TransferId open(Core core, Caller caller) throws ProtocolException {
        return core.call(caller, DescriptorMethods.DESCRIPTOR_CREATE_INIT, NoParams.NONE);
    }

    private static Caller session(TestUser user, String id) {
        return new Caller.LoggedIn(user.caller().requireUser().user(), false, id, new Address("192.0.2.1"));
    }

    @Test
    @DisplayName("each session, each account and all together may leave so many transfers unfinished")
    void countsTransfersOfAccounts() throws ProtocolException {
        Core core = core("maxTransfersPerSession", "2", "maxTransfersPerAccount", "3", "maxTransfers", "4");
        Caller first = session(alice, "one");
        open(core, first);
        open(core, first);
        assertRefused(ErrorCode.TOO_MANY_TRANSFERS, () -> open(core, first));
        Caller second = session(alice, "two");
        open(core, second);
        assertRefused(ErrorCode.TOO_MANY_TRANSFERS, () -> open(core, second));
        open(core, bob.caller());
        assertRefused(ErrorCode.TOO_MANY_TRANSFERS, () -> open(core, bob.caller()));
        core.clock.advance(Duration.ofMinutes(11));
        assertEquals(
                4,
                core.call(CollectionCycle.class, CollectionCycle::run)
                        .of("transfers")
                        .count());
        open(core, first);
        assertEquals(
                new Figure("maxTransfers", 1, 4),
                core.call(TransferFigures.class, TransferFigures::figures).getFirst());
    }

    @Test
    @DisplayName("what has expired no longer counts for its caller, also before it is collected")
    void expiredTransfersDoNotCountForTheirCaller() throws ProtocolException {
        Core core = core("maxTransfersPerSession", "1");
        open(core, alice.caller());
        assertRefused(ErrorCode.TOO_MANY_TRANSFERS, () -> open(core, alice.caller()));
        core.clock.advance(Duration.ofMinutes(11));
        open(core, alice.caller());
    }

    @Test
    @DisplayName("people without an account share the room of their address, and never take that of others")
    void countsTransfersOfAddresses() throws ProtocolException {
        Core core = core("maxTransfersPerAddress", "1", "maxAnonymousTransfers", "2");
        Mailing mailing = new Mailing(core);
        SinkId sink = Mailing.sid(mailing.createSink(alice, SinkMode.ANONYMOUS));
        init(mailing, sink, "192.0.2.1");
        assertRefused(ErrorCode.TOO_MANY_TRANSFERS, () -> init(mailing, sink, "192.0.2.1"));
        init(mailing, sink, "192.0.2.2");
        assertRefused(ErrorCode.TOO_MANY_TRANSFERS, () -> init(mailing, sink, "192.0.2.3"));
        open(core, bob.caller());
    }

    private static TransferId init(Mailing mailing, SinkId sink, String address) throws ProtocolException {
        return mailing.init(new Caller.Anonymous(new Address(address)), Sender.anonymous(), sink, Optional.empty());
    }

    @Test
    @DisplayName("bytes are refused before they are written, and counted for each transfer they go into")
    void boundsBytes() throws Exception {
        Core core = core("maxTransferMegabytesPerSession", "2", "maxTransferMegabytes", "3");
        Storing storing = new Storing(core, alice);
        TransferId one = open(core, alice.caller());
        for (int i = 0; i < 8; i++) {
            storing.send(one, bytes(BLOCK));
        }
        TransferId two = open(core, alice.caller());
        for (int i = 0; i < 8; i++) {
            storing.send(two, bytes(BLOCK));
        }
        byte[] more = bytes(1);
        long blocks = RealDatabase.number("select count(*) from block_bytes");
        assertRefused(ErrorCode.TRANSFER_BYTES_EXCEEDED, () -> storing.send(one, more));
        assertEquals(blocks, RealDatabase.number("select count(*) from block_bytes"));
        assertEquals(2 * MEBIBYTE, RealDatabase.number("select sum(bytes)::bigint from transfer"));
        TransferId others = open(core, bob.caller());
        for (int i = 0; i < 8; i++) {
            storing.send(others, bytes(BLOCK));
        }
        assertRefused(ErrorCode.TRANSFER_BYTES_EXCEEDED, () -> storing.send(others, more));
        assertRefused(
                ErrorCode.TRANSFER_BYTES_EXCEEDED,
                () -> storing.send(List.of(one, others), ids(more).getFirst(), more));
    }

    @Test
    @DisplayName(
            "what strangers did not finish goes with their transfer, unless something else names it; of users it stays a day")
    void unfinishedBlocksOfStrangersGo() throws Exception {
        Core core = core();
        Mailing mailing = new Mailing(core);
        Storing storing = new Storing(core, alice);
        byte[] named = bytes(100);
        storing.store(named);
        TransferId ofAlice = open(core, alice.caller());
        storing.send(ofAlice, bytes(200));
        SinkId sink = Mailing.sid(mailing.createSink(alice, SinkMode.ANONYMOUS));
        TransferId ofStranger = init(mailing, sink, "192.0.2.1");
        storing.send(ofStranger, named);
        for (int i = 0; i < 501; i++) {
            storing.send(ofStranger, bytes(10));
        }
        core.clock.advance(Duration.ofMinutes(11));
        assertEquals(
                2,
                core.call(CollectionCycle.class, CollectionCycle::run)
                        .of("transfers")
                        .count());
        assertEquals(300, RealDatabase.number("select sum(size) from block"));
        assertEquals(300, RealDatabase.number("select sum(octet_length(data)) from block_bytes"));
        assertEquals(
                List.of(
                        new Figure("maxAnonymousTransfers", 0, 2000),
                        new Figure("maxAnonymousTransferMegabytes", 0, 65_536)),
                core.call(TransferFigures.class, TransferFigures::figures).subList(2, 4));
    }

    @Test
    @DisplayName("an object that is finished leaves its room to the next")
    void finishingGivesBack() throws ProtocolException {
        Core core = core("maxTransferMegabytesPerAccount", "1", "maxTransfers", "1", "maxTransferMegabytes", "1");
        Storing storing = new Storing(core, alice);
        for (int i = 0; i < 3; i++) {
            storing.store(bytes(BLOCK), bytes(BLOCK));
        }
        assertEquals(
                List.of(new Figure("maxTransfers", 0, 1), new Figure("maxTransferMegabytes", 0, 1)),
                core.call(TransferFigures.class, TransferFigures::figures).subList(0, 2));
    }

    @Test
    @DisplayName(
            "blocks of other objects take room too, and blocks times transfers are bounded before anything is looked up")
    void boundsWhatIsUsedAgain() throws ProtocolException {
        Core core = core("maxBlocksTimesTransfers", "200", "maxTransferMegabytesPerSession", "1");
        Storing storing = new Storing(core, alice);
        byte[][] blocks = {bytes(BLOCK), bytes(BLOCK), bytes(BLOCK)};
        EcPrivateKey file = storing.store(blocks);
        List<TransferId> transfers =
                List.of(open(core, alice.caller()), open(core, alice.caller()), open(core, alice.caller()));
        BlockSource nowhere = BlockSource.of(did(Storing.key()));
        List<TransferId> many = Collections.nCopies(67, transfers.getFirst());
        assertRefused(
                ErrorCode.BLOCKS_TIMES_TRANSFERS_EXCEEDED,
                () -> use(core, new BlockUseExisting(many, nowhere, ids(blocks))));
        assertRefused(
                ErrorCode.DESCRIPTOR_DOESNT_EXIST,
                () -> use(core, new BlockUseExisting(many.subList(0, 66), nowhere, ids(blocks))));
        BlockUseExisting three = new BlockUseExisting(transfers, BlockSource.of(did(file)), ids(blocks));
        assertRefused(ErrorCode.TRANSFER_BYTES_EXCEEDED, () -> use(core, three));
        use(core, new BlockUseExisting(transfers.subList(0, 2), BlockSource.of(did(file)), ids(blocks)));
        EcPrivateKey copy = Storing.key();
        storing.finish(did(copy), data(copy, ids(blocks), bytes(1)), transfers.getFirst());
    }

    private static void use(Core core, BlockUseExisting call) throws ProtocolException {
        core.call(TestUser.NOBODY, BlockMethods.BLOCK_USE_EXISTING, call);
    }
}
