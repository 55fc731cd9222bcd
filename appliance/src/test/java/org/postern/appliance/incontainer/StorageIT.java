package org.postern.appliance.incontainer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.DescriptorId;
import org.postern.protocol.id.TransferId;
import org.postern.protocol.method.BlockMethods;
import org.postern.protocol.method.BlockMethods.BlockCreate;
import org.postern.protocol.method.BlockMethods.BlockGet;
import org.postern.protocol.method.BlockSource;
import org.postern.protocol.method.DescriptorMethods;
import org.postern.protocol.method.DescriptorMethods.DescriptorCreate;
import org.postern.protocol.method.DescriptorMethods.DescriptorData;
import org.postern.protocol.method.DescriptorMethods.DescriptorDelete;
import org.postern.protocol.method.DescriptorMethods.DescriptorGet;
import org.postern.protocol.method.DescriptorMethods.DescriptorView;
import org.postern.protocol.method.NoParams;
import org.postern.protocol.schema.Limits;
import org.postern.protocol.signed.Signature;
import org.postern.protocol.signed.SignedText;

/** Storage as the network sees it: transfers, blocks, descriptors (api.md §8, §9). */
@ExtendWith(ArquillianExtension.class)
class StorageIT {

    @Deployment(testable = false)
    static Archive<?> deployment() throws IOException, SQLException {
        return FreshApplication.deployment();
    }

    @Test
    @DisplayName("S-10.1(1/2), S-20.1, S-20.2, S-23.2, S-25.1, S-27.1 an object from its first block to its deletion")
    void storesAnObject() throws Exception {
        FreshApplication application = FreshApplication.begin();
        RecordClient client = application.user("alice").client();
        RecordClient bob = application.user("bob").client();
        RecordClient stranger = FreshApplication.stranger();
        byte[] block = bytes(Limits.BLOCK_LENGTH);
        byte[] small = bytes(10);
        BlockId id = BlockId.of(block);
        EcPrivateKey key = EcPrivateKey.generate(new SecureRandom());
        DescriptorId did = DescriptorId.of(key.publicKey());
        BlockSource source = BlockSource.of(did);

        ProtocolException standard = assertThrows(
                ProtocolException.class, () -> stranger.call(DescriptorMethods.DESCRIPTOR_CREATE_INIT, NoParams.NONE));
        assertEquals(
                "Failed assert USER_AUTHENTICATED for method 'descriptorCreateInit'",
                standard.data().orElse(""));
        TransferId transfer = client.call(DescriptorMethods.DESCRIPTOR_CREATE_INIT, NoParams.NONE);
        TransferId unknown = TransferId.random(new SecureRandom());
        assertRefused(ErrorCode.INVALID_BID, () -> create(client, transfer, id, small));
        assertRefused(ErrorCode.INVALID_TRANSFER_SESSION, () -> create(client, unknown, id, block));
        assertRefused(
                ErrorCode.INVALID_TRANSFER_SESSION,
                () -> client.call(BlockMethods.BLOCK_CREATE, new BlockCreate(List.of(transfer, unknown), id, block)));
        byte[] oversize = bytes(Limits.BLOCK_LENGTH + 1);
        assertRefused(ErrorCode.INVALID_DATA, () -> create(client, transfer, BlockId.of(oversize), oversize));
        assertEquals(0, FreshApplication.number("select count(*) from block"));

        create(client, transfer, id, block);
        create(client, transfer, id, block);
        create(bob, bob.call(DescriptorMethods.DESCRIPTOR_CREATE_INIT, NoParams.NONE), id, block);
        create(stranger, transfer, BlockId.of(small), small);
        assertEquals(2, FreshApplication.number("select count(*) from block"));
        DescriptorData data = data(key, List.of(id, BlockId.of(small)), bytes(100));
        DescriptorData altered = new DescriptorData(data.blocks(), bytes(100), data.signature(), data.dpub58());
        assertRefused(ErrorCode.INVALID_SIGNATURE, () -> finish(client, did, altered, transfer));
        finish(client, did, data, transfer);
        assertRefused(ErrorCode.INVALID_TRANSFER_SESSION, () -> finish(client, did, data, transfer));

        DescriptorView view = Optional.ofNullable(stranger.call(
                                DescriptorMethods.DESCRIPTOR_GET, new DescriptorGet(List.of(did), Optional.of(1L)))
                        .get(did))
                .orElseThrow();
        assertEquals(data.blocks(), view.blocks());
        assertArrayEquals(data.extra(), view.extra());
        assertArrayEquals(block, view.blocksData().orElseThrow().get(id));
        assertArrayEquals(block, stranger.call(BlockMethods.BLOCK_GET, new BlockGet(id, source)));
        assertRefused(
                ErrorCode.INVALID_BLOCK_SOURCE,
                () -> stranger.call(BlockMethods.BLOCK_GET, new BlockGet(BlockId.of(bytes(4)), source)));

        Signature deletion = Signature.by(key, SignedText.descriptorDelete(did));
        stranger.call(DescriptorMethods.DESCRIPTOR_DELETE, new DescriptorDelete(did, deletion, ""));
        assertRefused(
                ErrorCode.DESCRIPTOR_DOESNT_EXIST,
                () -> stranger.call(BlockMethods.BLOCK_GET, new BlockGet(id, source)));
    }

    private static void create(RecordClient client, TransferId transfer, BlockId id, byte[] block) throws Exception {
        client.call(BlockMethods.BLOCK_CREATE, new BlockCreate(List.of(transfer), id, block));
    }

    private static void finish(RecordClient client, DescriptorId did, DescriptorData data, TransferId transfer)
            throws Exception {
        client.call(DescriptorMethods.DESCRIPTOR_CREATE_FINISH, new DescriptorCreate(did, data, transfer));
    }

    private static DescriptorData data(EcPrivateKey key, List<BlockId> blocks, byte[] extra) {
        Signature signature = Signature.by(key, SignedText.objectVersion(blocks, extra));
        return new DescriptorData(blocks, extra, signature, key.publicKey());
    }

    private static void assertRefused(ErrorCode code, Executable call) {
        assertEquals(code, assertThrows(ProtocolException.class, call).code());
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
