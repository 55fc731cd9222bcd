package org.postern.core.storage;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.core.fixture.Core;
import org.postern.core.fixture.RealDatabase;
import org.postern.core.fixture.Storing;
import org.postern.core.fixture.TestUser;
import org.postern.core.storage.boundary.CollectorBoundary;
import org.postern.core.storage.boundary.CollectorBoundary.Collected;
import org.postern.core.storage.boundary.DescriptorBoundary;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.Profile;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.TransferId;
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
    @DisplayName("S-29 S-44 S-96 removes a block when the last object that named it is gone; a shared block stays")
    void removesWhatNothingNames() throws Exception {
        byte[] shared = bytes(10);
        byte[] single = bytes(100);
        EcPrivateKey first = storing.store(shared, single);
        EcPrivateKey second = storing.store(shared);
        core.clock.advance(Duration.ofDays(2));
        assertEquals(0, collect(Duration.ofDays(1)).blocks());
        delete(first);
        Collected collected = collect(Duration.ofDays(1));
        assertEquals(1, collected.blocks());
        assertEquals(100, collected.bytes());
        assertEquals(ids(shared), storing.read(did(second)).blocks());
        assertEquals(1, RealDatabase.number("select count(*) from block"));
    }

    @Test
    @DisplayName("S-29 leaves young blocks alone")
    void leavesYoungBlocks() throws ProtocolException {
        delete(storing.store(bytes(10)));
        assertEquals(0, collect(Duration.ofDays(1)).blocks());
        core.clock.advance(Duration.ofMillis(1));
        assertEquals(1, collect(Duration.ZERO).blocks());
    }

    @Test
    @DisplayName("S-29 never takes a block that an open transfer names, and takes it when the transfer has expired")
    void leavesBlocksOfOpenTransfers() throws Exception {
        TransferId transfer = storing.begin();
        byte[] block = bytes(10);
        storing.send(transfer, block);
        core.clock.advance(Duration.ofSeconds(599));
        assertEquals(new Collected(0, 0, 0, 0), collect(Duration.ZERO));
        EcPrivateKey key = Storing.key();
        storing.finish(did(key), Storing.data(key, ids(block), bytes(1)), transfer);
        storing.send(storing.begin(), bytes(20));
        core.clock.advance(Duration.ofMinutes(10));
        Collected collected = collect(Duration.ZERO);
        assertEquals(1, collected.transfers());
        assertEquals(1, collected.blocks());
        assertEquals(20, collected.bytes());
    }

    @Test
    void removesManyInSmallSteps() throws Exception {
        RealDatabase.execute("insert into block select sha256(d), d, 4, 0 from"
                + " (select decode(lpad(to_hex(i), 8, '0'), 'hex') d from generate_series(1, 1700) i) b");
        assertEquals(1700, collect(Duration.ofDays(1)).blocks());
    }

    @Test
    @DisplayName("S-29 passes over a block that somebody is about to name")
    void passesOverBlocksInUse() throws Exception {
        byte[] block = bytes(10);
        delete(storing.store(block));
        core.clock.advance(Duration.ofDays(2));
        try (Connection naming = RealDatabase.shared().getConnection()) {
            naming.setAutoCommit(false);
            try (PreparedStatement keep = naming.prepareStatement("select id from block where id = ? for key share")) {
                keep.setBytes(1, BlockId.of(block).hash());
                keep.execute();
                assertEquals(0, collect(Duration.ofDays(1)).blocks());
            }
            naming.rollback();
        }
        assertEquals(1, collect(Duration.ofDays(1)).blocks());
    }

    @Test
    void forgetsNoncesThatTimeAloneRefuses() throws Exception {
        EcPrivateKey key = storing.store(bytes(10));
        storing.beginUpdate(key);
        core.clock.advance(Duration.ofMinutes(59));
        assertEquals(0, collect(Duration.ofDays(1)).nonces());
        core.clock.advance(Duration.ofMinutes(2));
        assertEquals(1, collect(Duration.ofDays(1)).nonces());
        assertTrue(RealDatabase.number("select count(*) from nonce") == 0);
    }

    private Collected collect(Duration age) throws ProtocolException {
        return core.call(CollectorBoundary.class, b -> b.collect(age));
    }

    private void delete(EcPrivateKey key) throws ProtocolException {
        Signature signature = Signature.by(key, SignedText.descriptorDelete(did(key)));
        core.call(
                DescriptorBoundary.class,
                b -> b.descriptorDelete(TestUser.NOBODY, new DescriptorDelete(did(key), signature, "")));
    }
}
