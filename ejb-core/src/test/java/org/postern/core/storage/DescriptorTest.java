package org.postern.core.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.postern.core.fixture.Refusals.assertRefused;
import static org.postern.core.fixture.Storing.bytes;
import static org.postern.core.fixture.Storing.did;
import static org.postern.core.fixture.Storing.ids;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.core.caller.AccessRefused;
import org.postern.core.fixture.Core;
import org.postern.core.fixture.Overlap;
import org.postern.core.fixture.RealDatabase;
import org.postern.core.fixture.Storing;
import org.postern.core.fixture.TestUser;
import org.postern.core.storage.boundary.DescriptorBoundary;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.Profile;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.DescriptorId;
import org.postern.protocol.id.TransferId;
import org.postern.protocol.method.DescriptorMethods;
import org.postern.protocol.method.DescriptorMethods.DescriptorCheck;
import org.postern.protocol.method.DescriptorMethods.DescriptorCreate;
import org.postern.protocol.method.DescriptorMethods.DescriptorData;
import org.postern.protocol.method.DescriptorMethods.DescriptorDelete;
import org.postern.protocol.method.DescriptorMethods.DescriptorGet;
import org.postern.protocol.method.DescriptorMethods.DescriptorUpdateInit;
import org.postern.protocol.method.DescriptorMethods.DescriptorView;
import org.postern.protocol.method.DescriptorMethods.KnownVersion;
import org.postern.protocol.method.FreshSignature;
import org.postern.protocol.method.NoParams;
import org.postern.protocol.schema.Limits;
import org.postern.protocol.signed.Signature;
import org.postern.protocol.signed.SignedText;

/** Descriptors (api.md §9). */
class DescriptorTest {
    private final Core core = new Core(Profile.STRICT, Map.of());
    private TestUser alice;
    private Storing storing;

    @BeforeEach
    void begin() throws SQLException {
        RealDatabase.clear();
        alice = TestUser.register("alice");
        storing = new Storing(core, alice);
    }

    @Test
    @DisplayName("whoever has the id reads everything that was stored")
    void readsWhatWasStored() throws ProtocolException {
        byte[] first = bytes(100);
        byte[] second = bytes(200);
        EcPrivateKey key = Storing.key();
        TransferId transfer = storing.begin();
        storing.send(transfer, first, second);
        DescriptorData data = Storing.data(key, ids(second, first, second), bytes(30));
        long date = storing.finish(did(key), data, transfer);
        DescriptorView view = storing.read(TestUser.NOBODY, did(key), Optional.of(2L));
        assertEquals(data.blocks(), view.blocks());
        assertArrayEquals(data.extra(), view.extra());
        assertEquals(data.signature(), view.signature());
        assertEquals(key.publicKey(), view.dpub58());
        assertEquals(core.clock.millis(), date);
        assertEquals(date, view.serverDate());
        assertEquals("alice", view.owner());
        Map<BlockId, byte[]> blocks = view.blocksData().orElseThrow();
        assertEquals(2, blocks.size());
        assertArrayEquals(first, blocks.get(BlockId.of(first)));
    }

    @Test
    @DisplayName("only a logged-in, active user may create")
    void onlyUsersCreate() throws Exception {
        assertThrows(
                AccessRefused.class,
                () -> core.call(DescriptorBoundary.class, b -> b.descriptorCreateInit(TestUser.NOBODY, NoParams.NONE)));
        alice.block();
        assertRefused(ErrorCode.ACCESS_DENIED, () -> storing.begin());
    }

    @Test
    @DisplayName("refuses blocks that were not sent in the session, and keeps the session for another try")
    void refusesBlocksOfNoSession() throws ProtocolException {
        byte[] sent = bytes(10);
        byte[] foreign = bytes(11);
        storing.store(foreign);
        EcPrivateKey key = Storing.key();
        TransferId transfer = storing.begin();
        storing.send(transfer, sent);
        DescriptorData wrong = Storing.data(key, ids(sent, foreign), bytes(1));
        assertRefused(
                ErrorCode.ACCESS_DENIED,
                BlockId.of(foreign).toString(),
                () -> storing.finish(did(key), wrong, transfer));
        storing.finish(did(key), Storing.data(key, ids(sent), bytes(1)), transfer);
        assertRefused(
                ErrorCode.INVALID_TRANSFER_SESSION,
                () -> storing.finish(did(key), Storing.data(key, ids(sent), bytes(1)), transfer));
    }

    @Test
    void refusesASessionOfAnotherUserOrKindOrAnExpiredOne() throws Exception {
        Storing bob = new Storing(core, TestUser.register("bob"));
        EcPrivateKey key = Storing.key();
        DescriptorData data = Storing.data(key, List.of(), bytes(1));
        TransferId ofBob = bob.begin();
        assertRefused(ErrorCode.ACCESS_DENIED, "username", () -> storing.finish(did(key), data, ofBob));
        TransferId update = storing.beginUpdate(storing.store(bytes(4)));
        assertRefused(ErrorCode.ACCESS_DENIED, "type", () -> storing.finish(did(key), data, update));
        TransferId late = storing.begin();
        core.clock.advance(Duration.ofMinutes(10));
        assertRefused(ErrorCode.INVALID_TRANSFER_SESSION, () -> storing.finish(did(key), data, late));
    }

    @Test
    void oneIdServesOneOfTwoAtTheSameTime() throws ProtocolException {
        EcPrivateKey key = Storing.key();
        DescriptorData ofFirst = Storing.data(key, List.of(), bytes(1));
        DescriptorData ofSecond = Storing.data(key, List.of(), bytes(2));
        TransferId first = storing.begin();
        TransferId second = storing.begin();
        Overlap overlap = new Overlap(() -> storing.finish(did(key), ofSecond, second));
        core.call(DescriptorBoundary.class, b -> {
            b.descriptorCreateFinish(alice.caller(), new DescriptorCreate(did(key), ofFirst, first));
            overlap.begin();
            return first;
        });
        assertRefused(ErrorCode.DESCRIPTOR_ALREADY_EXISTS, overlap::outcome);
        assertEquals(ofFirst.signature(), storing.read(did(key)).signature());
    }

    @Test
    @DisplayName("refuses an id that is not the address of the key")
    void refusesAForeignId() throws ProtocolException {
        EcPrivateKey key = Storing.key();
        TransferId transfer = storing.begin();
        assertRefused(
                ErrorCode.DPUB58_DOESNT_MATCH_TO_DID,
                () -> storing.finish(did(Storing.key()), Storing.data(key, List.of(), bytes(1)), transfer));
    }

    @Test
    @DisplayName("refuses an altered extra")
    void refusesAnAlteredExtra() throws ProtocolException {
        EcPrivateKey key = Storing.key();
        DescriptorData signed = Storing.data(key, List.of(), bytes(30));
        DescriptorData altered = new DescriptorData(List.of(), bytes(30), signed.signature(), signed.dpub58());
        TransferId transfer = storing.begin();
        assertRefused(ErrorCode.INVALID_SIGNATURE, () -> storing.finish(did(key), altered, transfer));
    }

    @Test
    void refusesADescriptorOfNothing() throws ProtocolException {
        EcPrivateKey key = Storing.key();
        TransferId transfer = storing.begin();
        assertRefused(
                ErrorCode.INVALID_JSON_PARAMETERS,
                () -> storing.finish(did(key), Storing.data(key, List.of(), new byte[0]), transfer));
    }

    @Test
    @DisplayName("refuses an id that is taken")
    void refusesATakenId() throws ProtocolException {
        EcPrivateKey key = storing.store(bytes(10));
        TransferId transfer = storing.begin();
        assertRefused(
                ErrorCode.DESCRIPTOR_ALREADY_EXISTS,
                () -> storing.finish(did(key), Storing.data(key, List.of(), bytes(1)), transfer));
    }

    @Test
    void namesTheFirstMissingDescriptor() throws ProtocolException {
        DescriptorId there = did(storing.store(bytes(10)));
        DescriptorId missing = did(Storing.key());
        DescriptorGet call = new DescriptorGet(List.of(there, missing, did(Storing.key())), Optional.empty());
        assertRefused(
                ErrorCode.DESCRIPTOR_DOESNT_EXIST,
                missing.address(),
                () -> core.call(DescriptorBoundary.class, b -> b.descriptorGet(TestUser.NOBODY, call)));
    }

    @Test
    void boundsTheBlockDataOfOneAnswer() throws ProtocolException {
        byte[][] blocks = new byte[33][];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = bytes(Limits.BLOCK_LENGTH);
        }
        EcPrivateKey key = storing.store(blocks);
        assertRefused(
                ErrorCode.INVALID_JSON_PARAMETERS, () -> storing.read(TestUser.NOBODY, did(key), Optional.of(33L)));
        DescriptorView view = storing.read(TestUser.NOBODY, did(key), Optional.of(32L));
        assertEquals(32, view.blocksData().orElseThrow().size());
    }

    @Test
    @DisplayName("an update replaces content and keeps the owner")
    void updates() throws ProtocolException {
        EcPrivateKey key = storing.store(bytes(10));
        Signature old = storing.read(did(key)).signature();
        TransferId transfer = storing.beginUpdate(key);
        byte[] block = bytes(20);
        storing.send(transfer, block);
        core.clock.advance(Duration.ofSeconds(1));
        DescriptorData data = Storing.data(key, ids(block), bytes(5));
        storing.update(key, data, transfer, old);
        DescriptorView view = storing.read(did(key));
        assertEquals(data.blocks(), view.blocks());
        assertEquals(data.signature(), view.signature());
        assertEquals(core.clock.millis(), view.serverDate());
        assertEquals("alice", view.owner());
    }

    @Test
    @DisplayName("refuses an update of a version that is not the current one")
    void refusesAStaleUpdate() throws ProtocolException {
        EcPrivateKey key = storing.store(bytes(10));
        Signature first = storing.read(did(key)).signature();
        storing.update(key, Storing.data(key, List.of(), bytes(5)), storing.beginUpdate(key), first);
        TransferId transfer = storing.beginUpdate(key);
        assertRefused(
                ErrorCode.OLD_SIGNATURE_DOESNT_MATCH,
                () -> storing.update(key, Storing.data(key, List.of(), bytes(6)), transfer, first));
    }

    @Test
    @DisplayName("refuses an update that the descriptor's key did not sign")
    void refusesAnUpdateWithAnotherKey() throws ProtocolException {
        EcPrivateKey key = storing.store(bytes(10));
        Signature old = storing.read(did(key)).signature();
        DescriptorData own = Storing.data(key, List.of(), bytes(5));
        DescriptorData foreign = new DescriptorData(
                List.of(),
                own.extra(),
                Storing.data(Storing.key(), List.of(), own.extra()).signature(),
                own.dpub58());
        TransferId transfer = storing.beginUpdate(key);
        assertRefused(ErrorCode.INVALID_SIGNATURE, () -> storing.update(key, foreign, transfer, old));
    }

    @Test
    void refusesAnUpdateOfAnotherDescriptorWithThisSession() throws ProtocolException {
        EcPrivateKey key = storing.store(bytes(10));
        EcPrivateKey other = storing.store(bytes(11));
        Signature old = storing.read(did(other)).signature();
        TransferId transfer = storing.beginUpdate(key);
        assertRefused(
                ErrorCode.ACCESS_DENIED,
                "did",
                () -> storing.update(other, Storing.data(other, List.of(), bytes(5)), transfer, old));
    }

    @Test
    void refusesTheSameRequestForAnUpdateTwice() throws ProtocolException {
        EcPrivateKey key = storing.store(bytes(10));
        FreshSignature fresh = storing.fresh(key);
        DescriptorUpdateInit call = new DescriptorUpdateInit(did(key), fresh);
        core.call(TestUser.NOBODY, DescriptorMethods.DESCRIPTOR_UPDATE_INIT, call);
        assertRefused(
                ErrorCode.INVALID_NONCE,
                () -> core.call(TestUser.NOBODY, DescriptorMethods.DESCRIPTOR_UPDATE_INIT, call));
    }

    @Test
    void refusesToBeginTheUpdateOfNothing() {
        assertRefused(ErrorCode.DESCRIPTOR_DOESNT_EXIST, () -> storing.beginUpdate(Storing.key()));
    }

    @Test
    @DisplayName("deletes with a signature; blocks that another descriptor names stay")
    void deletes() throws ProtocolException {
        byte[] shared = bytes(10);
        EcPrivateKey first = storing.store(shared);
        EcPrivateKey second = storing.store(shared);
        assertRefused(ErrorCode.INVALID_SIGNATURE, () -> delete(first, Storing.key()));
        delete(first, first);
        assertRefused(ErrorCode.DESCRIPTOR_DOESNT_EXIST, () -> storing.read(did(first)));
        assertRefused(ErrorCode.DESCRIPTOR_DOESNT_EXIST, () -> delete(first, first));
        assertEquals(ids(shared), storing.read(did(second)).blocks());
    }

    @Test
    @DisplayName("a list of 16,384 blocks is written and read back in order")
    void keepsALongList() throws Exception {
        TransferId transfer = storing.begin();
        byte[] block = bytes(1);
        storing.send(transfer, block);
        List<BlockId> list = new ArrayList<>();
        for (int i = 0; i < 16_384; i++) {
            list.add(BlockId.of(new byte[] {(byte) i, (byte) (i >> 8), 3}));
        }
        RealDatabase.execute("insert into block_bytes select sha256(d), d from (select set_byte(set_byte('\\x000003',"
                + " 0, i % 256), 1, i / 256) d from generate_series(0, 16383) i) b");
        RealDatabase.execute(
                "insert into block select id, octet_length(data), 0 from block_bytes on conflict do nothing");
        RealDatabase.execute(
                "insert into transfer_block select ?, id from block on conflict do nothing", transfer.value());
        EcPrivateKey key = Storing.key();
        DescriptorData data = Storing.data(key, list, bytes(1));
        long begin = System.nanoTime();
        storing.finish(did(key), data, transfer);
        assertEquals(list, storing.read(did(key)).blocks());
        assertTrue(Duration.ofNanos(System.nanoTime() - begin).toSeconds() < 20, "expected seconds, not minutes");
    }

    private void delete(EcPrivateKey descriptor, EcPrivateKey signer) throws ProtocolException {
        Signature signature = Signature.by(signer, SignedText.descriptorDelete(did(descriptor)));
        core.call(
                DescriptorBoundary.class,
                b -> b.descriptorDelete(TestUser.NOBODY, new DescriptorDelete(did(descriptor), signature, "")));
    }

    @Test
    @DisplayName("descriptorCheck sends only descriptors that are no longer the version the caller has")
    void checkSendsWhatHasChanged() throws ProtocolException {
        EcPrivateKey same = storing.store(bytes(10));
        EcPrivateKey changed = storing.store(bytes(11));
        EcPrivateKey unknown = storing.store(bytes(12));
        Signature old = storing.read(did(changed)).signature();
        storing.update(changed, Storing.data(changed, List.of(), bytes(5)), storing.beginUpdate(changed), old);

        Map<DescriptorId, Optional<DescriptorView>> checked = check(
                new KnownVersion(did(same), Optional.of(storing.read(did(same)).signature())),
                new KnownVersion(did(changed), Optional.of(old)),
                new KnownVersion(did(unknown), Optional.empty()));

        assertEquals(List.of(did(same), did(changed), did(unknown)), List.copyOf(checked.keySet()));
        assertEquals(Optional.empty(), checked.get(did(same)));
        DescriptorView view = Optional.ofNullable(checked.get(did(changed)))
                .flatMap(found -> found)
                .orElseThrow();
        assertEquals(storing.read(did(changed)).signature(), view.signature());
        assertEquals(Optional.empty(), view.blocksData());
        assertTrue(Optional.ofNullable(checked.get(did(unknown))).orElseThrow().isPresent());
    }

    @Test
    void checkNamesTheFirstDescriptorThatIsNotThere() throws ProtocolException {
        EcPrivateKey there = storing.store(bytes(10));
        DescriptorId missing = did(Storing.key());
        Signature some = storing.read(did(there)).signature();
        assertRefused(
                ErrorCode.DESCRIPTOR_DOESNT_EXIST,
                Map.of("did", missing.address(), "signature", some.toString()),
                () -> check(
                        new KnownVersion(did(there), Optional.empty()),
                        new KnownVersion(missing, Optional.of(some)),
                        new KnownVersion(did(Storing.key()), Optional.empty())));
        assertRefused(
                ErrorCode.DESCRIPTOR_DOESNT_EXIST,
                Map.of("did", missing.address(), "signature", ""),
                () -> check(new KnownVersion(missing, Optional.empty())));
    }

    @Test
    void checkOfNothingAnswersNothing() throws ProtocolException {
        assertEquals(Map.of(), check());
    }

    private Map<DescriptorId, Optional<DescriptorView>> check(KnownVersion... known) throws ProtocolException {
        return core.call(TestUser.NOBODY, DescriptorMethods.DESCRIPTOR_CHECK, new DescriptorCheck(List.of(known)));
    }
}
