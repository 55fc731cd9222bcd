package org.postern.core.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.postern.core.fixture.Refusals.assertRefused;
import static org.postern.core.fixture.Storing.bytes;
import static org.postern.core.fixture.Storing.did;
import static org.postern.core.fixture.Storing.ids;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.core.fixture.Core;
import org.postern.core.fixture.RealDatabase;
import org.postern.core.fixture.Storing;
import org.postern.core.fixture.TestUser;
import org.postern.core.storage.boundary.BlockBoundary;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.Profile;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.TransferId;
import org.postern.protocol.method.BlockMethods.BlockUseExisting;
import org.postern.protocol.method.BlockSource;
import org.postern.protocol.method.DescriptorMethods.DescriptorData;
import org.postern.protocol.schema.Limits;

/** Blocks and transfer sessions (api.md §8). */
class BlockTest {
    private final Core core = new Core(Profile.STRICT, Map.of("postern.maxBlocksCount", "3"));
    private Storing storing;

    @BeforeEach
    void begin() throws SQLException {
        RealDatabase.clear();
        storing = new Storing(core, TestUser.register("alice"));
    }

    @Test
    @DisplayName("a block of the greatest size comes back as it was sent")
    void returnsTheSameBytes() throws ProtocolException {
        byte[] block = bytes(Limits.BLOCK_LENGTH);
        EcPrivateKey key = storing.store(block);
        assertArrayEquals(block, storing.block(TestUser.NOBODY, BlockId.of(block), BlockSource.of(did(key))));
    }

    @Test
    @DisplayName("refuses a block whose id is not the hash of its bytes")
    void refusesAWrongId() throws Exception {
        TransferId transfer = storing.begin();
        assertRefused(ErrorCode.INVALID_BID, () -> storing.send(List.of(transfer), BlockId.of(bytes(8)), bytes(8)));
        assertEquals(0, stored());
    }

    @Test
    @DisplayName("stores nothing for an unknown session, also when another one is open")
    void storesNothingWithoutASession() throws Exception {
        TransferId open = storing.begin();
        TransferId unknown = new TransferId(bytes(16));
        byte[] block = bytes(8);
        assertRefused(
                ErrorCode.INVALID_TRANSFER_SESSION,
                () -> storing.send(List.of(open, unknown), BlockId.of(block), block));
        assertEquals(0, stored());
        assertEquals(0, RealDatabase.number("select count(*) from transfer_block"));
    }

    @Test
    @DisplayName("refuses blocks for a session that has expired; every block starts its lifetime anew")
    void sessionsExpire() throws ProtocolException {
        TransferId transfer = storing.begin();
        core.clock.advance(Duration.ofSeconds(599));
        storing.send(transfer, bytes(8));
        core.clock.advance(Duration.ofSeconds(599));
        storing.send(transfer, bytes(9));
        core.clock.advance(Duration.ofMinutes(10));
        assertRefused(ErrorCode.INVALID_TRANSFER_SESSION, () -> storing.send(transfer, bytes(10)));
    }

    @ParameterizedTest(name = "by {0} hours")
    @ValueSource(ints = {-1, 1})
    @DisplayName("a clock that is set neither ends sessions nor makes them live for ever")
    void clockThatIsSetDoesNothingToSessions(int hours) throws ProtocolException {
        TransferId transfer = storing.begin();
        core.clock.set(Duration.ofHours(hours));
        core.clock.advance(Duration.ofSeconds(599));
        storing.send(transfer, bytes(8));
        core.clock.set(Duration.ofHours(hours));
        core.clock.advance(Duration.ofMinutes(10));
        assertRefused(ErrorCode.INVALID_TRANSFER_SESSION, () -> storing.send(transfer, bytes(9)));
    }

    @Test
    void refusesMoreBlocksThanASessionMayHoldAndChangesNoSession() throws Exception {
        TransferId full = storing.begin();
        TransferId other = storing.begin();
        storing.send(full, bytes(1), bytes(2), bytes(3));
        byte[] fourth = bytes(4);
        assertRefused(
                ErrorCode.MAX_COUNT_OF_BLOCKS_EXCEEDED,
                () -> storing.send(List.of(other, full), BlockId.of(fourth), fourth));
        assertEquals(3, RealDatabase.number("select count(*) from transfer_block"));
        assertEquals(3, stored());
    }

    @Test
    void aBlockSentAgainDoesNotCountAgain() throws Exception {
        TransferId transfer = storing.begin();
        byte[] block = bytes(8);
        for (int i = 0; i < 5; i++) {
            storing.send(transfer, block);
        }
        storing.send(transfer, bytes(1), bytes(2));
        assertEquals(3, RealDatabase.number("select block_count from transfer"));
    }

    @Test
    @DisplayName("one block may be sent into several sessions at once")
    void oneBlockForSeveralSessions() throws ProtocolException {
        TransferId first = storing.begin();
        TransferId second = storing.begin();
        byte[] block = bytes(8);
        storing.send(List.of(first, second, first), BlockId.of(block), block);
        EcPrivateKey one = Storing.key();
        EcPrivateKey two = Storing.key();
        storing.finish(did(one), Storing.data(one, ids(block), bytes(1)), first);
        storing.finish(did(two), Storing.data(two, ids(block), bytes(1)), second);
        assertArrayEquals(block, storing.block(TestUser.NOBODY, BlockId.of(block), BlockSource.of(did(two))));
    }

    @Test
    @DisplayName("a block's id alone gives nothing: the object must be there and hold the block")
    void readsOnlyThroughAnObject() throws ProtocolException {
        byte[] block = bytes(8);
        storing.store(block);
        EcPrivateKey other = storing.store(bytes(9));
        assertRefused(
                ErrorCode.INVALID_BLOCK_SOURCE,
                () -> storing.block(TestUser.NOBODY, BlockId.of(block), BlockSource.of(did(other))));
        assertRefused(
                ErrorCode.DESCRIPTOR_DOESNT_EXIST,
                () -> storing.block(TestUser.NOBODY, BlockId.of(block), BlockSource.of(did(Storing.key()))));
    }

    @Test
    @DisplayName("reuses blocks of an object without sending them")
    void reusesExistingBlocks() throws ProtocolException {
        byte[] block = bytes(8);
        EcPrivateKey source = storing.store(block);
        TransferId transfer = storing.begin();
        useExisting(transfer, source, ids(block));
        EcPrivateKey copy = Storing.key();
        storing.finish(did(copy), Storing.data(copy, ids(block), bytes(1)), transfer);
        assertEquals(ids(block), storing.read(did(copy)).blocks());
    }

    @Test
    @DisplayName("reuses only what the named object holds, and only in an open session")
    void refusesToReuseForeignBlocks() throws ProtocolException {
        byte[] mine = bytes(8);
        byte[] foreign = bytes(9);
        EcPrivateKey source = storing.store(mine);
        storing.store(foreign);
        TransferId transfer = storing.begin();
        assertRefused(ErrorCode.INVALID_BLOCK_SOURCE, () -> useExisting(transfer, source, ids(mine, foreign)));
        assertRefused(ErrorCode.DESCRIPTOR_DOESNT_EXIST, () -> useExisting(transfer, Storing.key(), ids(mine)));
        assertRefused(
                ErrorCode.INVALID_TRANSFER_SESSION, () -> useExisting(new TransferId(bytes(16)), source, ids(mine)));
    }

    @Test
    void refusesAnObjectWhoseBytesWereLost() throws Exception {
        TransferId transfer = storing.begin();
        byte[] block = bytes(8);
        storing.send(transfer, block);
        RealDatabase.execute("delete from block_bytes");
        EcPrivateKey key = Storing.key();
        DescriptorData data = Storing.data(key, ids(block), bytes(1));
        assertRefused(ErrorCode.BLOCK_DOESNT_EXIST, () -> storing.finish(did(key), data, transfer));
        storing.send(transfer, block);
        storing.finish(did(key), data, transfer);
        assertArrayEquals(block, storing.block(TestUser.NOBODY, BlockId.of(block), BlockSource.of(did(key))));
    }

    private void useExisting(TransferId transfer, EcPrivateKey source, List<BlockId> blocks) throws ProtocolException {
        BlockUseExisting call = new BlockUseExisting(List.of(transfer), BlockSource.of(did(source)), blocks);
        core.call(BlockBoundary.class, b -> b.blockUseExisting(TestUser.NOBODY, call));
    }

    private static long stored() throws SQLException {
        return RealDatabase.number("select count(*) from block");
    }
}
