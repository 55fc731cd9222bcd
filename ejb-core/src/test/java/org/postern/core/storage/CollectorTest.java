package org.postern.core.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.postern.core.fixture.Storing.bytes;
import static org.postern.core.fixture.Storing.did;
import static org.postern.core.fixture.Storing.ids;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.core.collection.CollectionCycle;
import org.postern.core.collection.Removals;
import org.postern.core.collection.Removals.Removal;
import org.postern.core.fixture.Core;
import org.postern.core.fixture.RealDatabase;
import org.postern.core.fixture.Storing;
import org.postern.core.fixture.TestUser;
import org.postern.core.storage.boundary.BlockPurge;
import org.postern.core.storage.boundary.DescriptorBoundary;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.Profile;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.TransferId;
import org.postern.protocol.method.BlockSource;
import org.postern.protocol.method.DescriptorMethods.DescriptorDelete;
import org.postern.protocol.signed.Signature;
import org.postern.protocol.signed.SignedText;

/** The collection of blocks that nothing names (api.md §21). */
class CollectorTest {
    private final Core core = new Core(Profile.STRICT, Map.of());
    private Storing storing;

    @BeforeEach
    void begin() throws SQLException {
        RealDatabase.clear();
        storing = new Storing(core, TestUser.register("alice"));
    }

    @Test
    @DisplayName("removes a block when the last object that named it is gone; a shared block stays")
    void removesWhatNothingNames() throws Exception {
        byte[] shared = bytes(10);
        byte[] single = bytes(100);
        EcPrivateKey first = storing.store(shared, single);
        EcPrivateKey second = storing.store(shared);
        core.clock.advance(Duration.ofDays(2));
        assertEquals(new Removal(0, 0), collect().of("blocks"));
        delete(first);
        assertEquals(new Removal(1, 100), collect().of("blocks"));
        assertEquals(ids(shared), storing.read(did(second)).blocks());
        assertEquals(1, RealDatabase.number("select count(*) from block"));
        assertEquals(1, RealDatabase.number("select count(*) from block_bytes"));
    }

    @Test
    @DisplayName("leaves young blocks alone")
    void leavesYoungBlocks() throws ProtocolException {
        delete(storing.store(bytes(10)));
        core.clock.advance(Duration.ofDays(1));
        assertEquals(0, collect().of("blocks").count());
        core.clock.advance(Duration.ofMillis(1));
        assertEquals(1, collect().of("blocks").count());
    }

    @Test
    @DisplayName("a block that is sent again is young again")
    void sendingAgainMakesYoung() throws Exception {
        byte[] block = bytes(64);
        RealDatabase.store(block, 0);
        TransferId transfer = storing.begin();
        storing.send(transfer, block);
        RealDatabase.execute("delete from transfer");
        core.clock.advance(Duration.ofDays(1));
        assertEquals(0, collect().of("blocks").count());
        core.clock.advance(Duration.ofMillis(1));
        assertEquals(1, collect().of("blocks").count());
    }

    @Test
    @DisplayName("never takes a block that an open transfer names, and takes it when the transfer has expired")
    void leavesBlocksOfOpenTransfers() throws Exception {
        Core core = new Core(Profile.STRICT, Map.of("postern.maxUnassignedBlockAge", "60000"));
        Storing storing = new Storing(core, TestUser.register("bob"));
        TransferId transfer = storing.begin();
        byte[] block = bytes(10);
        storing.send(transfer, block);
        core.clock.advance(Duration.ofSeconds(599));
        Removals nothing = collect(core);
        assertEquals(0, nothing.of("blocks").count());
        assertEquals(0, nothing.of("transfers").count());
        EcPrivateKey key = Storing.key();
        storing.finish(did(key), Storing.data(key, ids(block), bytes(1)), transfer);
        storing.send(storing.begin(), bytes(20));
        core.clock.advance(Duration.ofMinutes(10));
        Removals removed = collect(core);
        assertEquals(1, removed.of("transfers").count());
        assertEquals(new Removal(1, 20), removed.of("blocks"));
    }

    @Test
    void removesManyInSmallSteps() throws Exception {
        RealDatabase.execute("insert into block_bytes select sha256(d), d from"
                + " (select decode(lpad(to_hex(i), 8, '0'), 'hex') d from generate_series(1, 1700) i) b");
        RealDatabase.execute("insert into block select id, 4, 0 from block_bytes");
        assertEquals(new Removal(1700, 6800), collect().of("blocks"));
        assertEquals(0, RealDatabase.number("select count(*) from block_bytes"));
    }

    @Test
    @DisplayName("passes over a block that somebody is about to name")
    void passesOverBlocksInUse() throws Exception {
        byte[] block = bytes(10);
        delete(storing.store(block));
        core.clock.advance(Duration.ofDays(2));
        try (Connection naming = RealDatabase.shared().getConnection()) {
            naming.setAutoCommit(false);
            try (PreparedStatement keep = naming.prepareStatement("select id from block where id = ? for key share")) {
                keep.setBytes(1, BlockId.of(block).hash());
                keep.execute();
                assertEquals(0, collect().of("blocks").count());
            }
            naming.rollback();
        }
        assertEquals(1, collect().of("blocks").count());
    }

    @Test
    @DisplayName("a block that is sent while it is being removed is stored anew")
    void storesAnewWhatIsBeingRemoved() throws Exception {
        byte[] block = bytes(10);
        RealDatabase.store(block, 0);
        TransferId transfer = storing.begin();
        try (ExecutorService sender = Executors.newSingleThreadExecutor()) {
            Future<?> sent = core.call(BlockPurge.class, purge -> {
                assertEquals(1, purge.step(Optional.empty()).count());
                Future<?> sending = sender.submit(() -> {
                    storing.send(transfer, block);
                    return true;
                });
                awaitSomebodyWaiting();
                return sending;
            });
            sent.get(30, TimeUnit.SECONDS);
        }
        EcPrivateKey key = Storing.key();
        storing.finish(did(key), Storing.data(key, ids(block), bytes(1)), transfer);
        assertArrayEquals(block, storing.block(TestUser.NOBODY, BlockId.of(block), BlockSource.of(did(key))));
    }

    @Test
    void bytesThatNoRowNamesGetOneAndAreRemovedWhenOld() throws Exception {
        byte[] stray = bytes(30);
        RealDatabase.execute(
                "insert into block_bytes values (?, ?)", BlockId.of(stray).hash(), stray);
        EcPrivateKey other = storing.store(bytes(10));
        Removals first = collect();
        assertEquals(1, first.of("stray blocks").count());
        assertEquals(0, first.of("blocks").count());
        core.clock.advance(Duration.ofDays(1).plusMillis(1));
        Removals second = collect();
        assertEquals(0, second.of("stray blocks").count());
        assertEquals(new Removal(1, 30), second.of("blocks"));
        assertEquals(1, RealDatabase.number("select count(*) from block_bytes"));
        assertEquals(1, storing.read(did(other)).blocks().size());
    }

    @Test
    void aRowWhoseBytesAreGoneIsRemovedLikeOthers() throws Exception {
        RealDatabase.execute("insert into block values (?, 5, 0)", new byte[32]);
        assertEquals(1, collect().of("blocks").count());
        assertEquals(0, RealDatabase.number("select count(*) from block"));
    }

    @Test
    void forgetsNoncesThatTimeAloneRefusesEvenIfTheClockIsSetBackByADay() throws Exception {
        EcPrivateKey key = storing.store(bytes(10));
        storing.beginUpdate(key);
        core.clock.advance(Duration.ofDays(1).plusMinutes(59));
        assertEquals(0, collect().of("values that count once").count());
        core.clock.advance(Duration.ofMinutes(2));
        assertEquals(1, collect().of("values that count once").count());
        assertEquals(0, RealDatabase.number("select count(*) from one_time_value"));
    }

    @Test
    void forgetsAnonymousKeysThatMayBeUsedAgain() throws Exception {
        byte[] key = Storing.key().publicKey().compressed();
        RealDatabase.execute("insert into one_time_value values (?, 'ANONYMOUS_KEY', ?)", key, core.clock.millis() + 1);
        assertEquals(0, collect().of("values that count once").count());
        core.clock.advance(Duration.ofMillis(1));
        assertEquals(1, collect().of("values that count once").count());
        assertEquals(0, RealDatabase.number("select count(*) from one_time_value"));
    }

    private Removals collect() throws ProtocolException {
        return collect(core);
    }

    private static Removals collect(Core core) throws ProtocolException {
        Removals removals = core.call(CollectionCycle.class, CollectionCycle::run);
        assertEquals(Set.of(), removals.failed());
        return removals;
    }

    /** The purge has the row until its transaction ends, and whoever sends the block waits for it. */
    private static void awaitSomebodyWaiting() {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        try {
            while (RealDatabase.number("select count(*) from pg_locks where not granted") == 0) {
                assertTrue(System.nanoTime() < deadline, "expected the sender to wait for the row");
            }
        } catch (SQLException e) {
            throw new AssertionError("expected a database", e);
        }
    }

    private void delete(EcPrivateKey key) throws ProtocolException {
        Signature signature = Signature.by(key, SignedText.descriptorDelete(did(key)));
        core.call(
                DescriptorBoundary.class,
                b -> b.descriptorDelete(TestUser.NOBODY, new DescriptorDelete(did(key), signature, "")));
    }
}
