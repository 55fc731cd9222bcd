package org.postern.core.mailbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.postern.core.fixture.Mailing.message;
import static org.postern.core.fixture.Mailing.sid;
import static org.postern.core.fixture.Refusals.assertRefused;
import static org.postern.core.fixture.Storing.bytes;
import static org.postern.core.fixture.Storing.ids;

import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.core.caller.AccessRefused;
import org.postern.core.caller.Caller;
import org.postern.core.fixture.Core;
import org.postern.core.fixture.Mailing;
import org.postern.core.fixture.Mailing.Sender;
import org.postern.core.fixture.RealDatabase;
import org.postern.core.fixture.Storing;
import org.postern.core.fixture.TestUser;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.Profile;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.id.TransferId;
import org.postern.protocol.method.BlockSource;
import org.postern.protocol.method.PostingMethods;
import org.postern.protocol.method.PostingMethods.MessagePutFinish;
import org.postern.protocol.method.PostingMethods.MessagePutInit;
import org.postern.protocol.method.PostingMethods.PostedMessage;
import org.postern.protocol.method.SenderProof;
import org.postern.protocol.method.SinkMethods;
import org.postern.protocol.method.SinkMethods.SinkGetInfo;
import org.postern.protocol.method.SinkMode;
import org.postern.protocol.schema.Limits;
import org.postern.protocol.schema.Malformed;

/** Who asks is proved for the whole request, and refusals tell nothing of sinks, names and keys (decisions.md §6). */
class SenderProofTest {
    private final Core core = new Core(Profile.STRICT, Map.of());
    private final Core legacy = new Core(Profile.LEGACY_2018, Map.of());
    private final Mailing mailing = new Mailing(core);
    private TestUser alice;
    private TestUser bob;
    private EcPrivateKey key;
    private SinkId sink;

    @BeforeEach
    void begin() throws SQLException, ProtocolException {
        RealDatabase.clear();
        alice = TestUser.register("alice");
        bob = TestUser.register("bob");
        key = mailing.createSink(alice, SinkMode.ANONYMOUS);
        sink = sid(key);
    }

    private static MessagePutFinish unproven(PostedMessage message) {
        return new MessagePutFinish(message, List.of("a"), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static void post(Core on, MessagePutFinish call) throws ProtocolException {
        on.call(TestUser.NOBODY, PostingMethods.MESSAGE_PUT_FINISH, call);
    }

    /** What the server reads when somebody on the way has changed a member. */
    private static MessagePutFinish changed(MessagePutFinish call, String member, Object value) throws Malformed {
        Map<String, Object> raw =
                new LinkedHashMap<>(PostingMethods.MESSAGE_PUT_FINISH.params().write(call));
        raw.put(member, value);
        return PostingMethods.MESSAGE_PUT_FINISH.params().read(raw, Limits.STRICT);
    }

    private MessagePutFinish proven(Sender sender, PostedMessage message) throws ProtocolException {
        return mailing.sent(
                PostingMethods.MESSAGE_PUT_FINISH,
                unproven(message),
                message.sid(),
                sender.key().publicKey());
    }

    @Test
    @DisplayName("in strict a message needs the proof of its sender over all that is asked, once")
    void aMessageNeedsTheProofOfItsSender() throws ProtocolException, Malformed {
        Sender sender = Sender.of(bob);
        PostedMessage message = message(sender, sink, List.of(), bytes(5));
        assertRefused(ErrorCode.INVALID_SIGNATURE, () -> post(core, unproven(message)));
        MessagePutFinish right = proven(sender, message);
        for (MessagePutFinish altered : List.of(
                changed(right, "tags", List.of("b")),
                changed(right, "extra", "another"),
                changed(right, "transferId", "00112233445566778899aabbccddeeff"))) {
            assertRefused(ErrorCode.INVALID_SIGNATURE, () -> post(core, altered));
        }
        EcPrivateKey another = Storing.key();
        Map<String, Object> foreign = SenderProof.attach(
                PostingMethods.MESSAGE_PUT_FINISH.params().write(unproven(message)),
                PostingMethods.MESSAGE_PUT_FINISH.name(),
                sink,
                another,
                right.proof().orElseThrow().nonce(),
                core.clock.millis());
        MessagePutFinish byAnother = PostingMethods.MESSAGE_PUT_FINISH.params().read(foreign, Limits.STRICT);
        assertRefused(ErrorCode.INVALID_SIGNATURE, () -> post(core, byAnother));
        post(core, right);
        assertRefused(ErrorCode.INVALID_NONCE, () -> post(core, right));
        MessagePutFinish late = proven(sender, message);
        core.clock.advance(Duration.ofMinutes(61));
        assertRefused(ErrorCode.INVALID_TIMESTAMP, () -> post(core, late));
        assertEquals(1, mailing.info(alice.caller(), key).seq());
    }

    @Test
    @DisplayName("somebody who has read a message cannot post it again, nor ask for a transfer in its sender's name")
    void theReaderIsNotTheSender() throws ProtocolException {
        Sender sender = Sender.of(bob);
        PostedMessage message = message(sender, sink, List.of(), bytes(5));
        mailing.post(TestUser.NOBODY, message, List.of());
        assertRefused(ErrorCode.INVALID_SIGNATURE, () -> post(core, unproven(message)));
        MessagePutInit init = new MessagePutInit(sink, mailing.fresh(sender, sink), Optional.empty(), Optional.empty());
        assertRefused(
                ErrorCode.INVALID_SIGNATURE, () -> core.call(TestUser.NOBODY, PostingMethods.MESSAGE_PUT_INIT, init));
        mailing.init(TestUser.NOBODY, init);
    }

    @Test
    @DisplayName("in legacy-2018 the proof may be left out, and is verified where it is sent")
    void legacyClientsSendNone() throws ProtocolException, Malformed {
        Sender sender = Sender.of(bob);
        PostedMessage message = message(sender, sink, List.of(), bytes(5));
        post(legacy, unproven(message));
        MessagePutFinish altered = changed(proven(sender, message), "tags", List.of("b"));
        assertRefused(ErrorCode.INVALID_SIGNATURE, () -> post(legacy, altered));
    }

    @Test
    @DisplayName("a closed sink, one that is not there and one for others refuse alike, whatever else is wrong")
    void refusesAlike() throws ProtocolException {
        List<SinkId> closed = List.of(
                sid(mailing.createSink(alice, SinkMode.PRIVATE)),
                sid(mailing.createSink(bob, SinkMode.PRIVATE)),
                sid(Storing.key()));
        Sender used = Sender.anonymous();
        mailing.post(used, sink);
        List<Sender> senders = List.of(
                Sender.of(bob),
                Sender.anonymous(),
                used,
                new Sender(new Hashmail("bob", TestUser.HOST), Storing.key()),
                new Sender(new Hashmail("nobody", TestUser.HOST), Storing.key()),
                new Sender(new Hashmail("bob", "example.net"), bob.identity()));
        for (SinkId one : closed) {
            for (Sender sender : senders) {
                assertRefused(ErrorCode.INVALID_SINK_ACL, () -> mailing.post(sender, one));
                assertRefused(
                        ErrorCode.INVALID_SINK_ACL, () -> mailing.init(TestUser.NOBODY, sender, one, Optional.empty()));
            }
        }
        SinkId forUsers = sid(mailing.createSink(alice, SinkMode.PUBLIC));
        assertRefused(ErrorCode.INVALID_SINK_ACL, () -> mailing.post(used, forUsers));
        assertRefused(ErrorCode.INVALID_SINK_ACL, () -> mailing.post(Sender.anonymous(), forUsers));
    }

    @Test
    @DisplayName("in legacy-2018 the codes are those of 2018, in its order")
    void legacyTellsApart() throws ProtocolException {
        Mailing old = new Mailing(legacy);
        SinkId closed = sid(mailing.createSink(alice, SinkMode.PRIVATE));
        SinkId missing = sid(Storing.key());
        Sender wrong = new Sender(new Hashmail("bob", TestUser.HOST), Storing.key());
        assertRefused(ErrorCode.INVALID_SINK_ACL, () -> old.post(Sender.of(bob), closed));
        assertRefused(ErrorCode.SINK_DOESNT_EXISTS, () -> old.post(Sender.of(bob), missing));
        assertRefused(ErrorCode.INVALID_HASHMAIL, () -> old.post(wrong, closed));
        assertRefused(ErrorCode.INVALID_HASHMAIL, () -> old.post(wrong, missing));
    }

    @Test
    @DisplayName(
            "whoever holds a sink's key posts into it when logged in; without a login a missing sink looks like his")
    void theHolderOfTheKeyPosts() throws ProtocolException {
        EcPrivateKey mine = mailing.createSink(alice, SinkMode.PRIVATE);
        EcPrivateKey nowhere = Storing.key();
        PostedMessage there = message(new Sender(bob.hashmail(), mine), sid(mine), List.of(), bytes(5));
        PostedMessage missing = message(new Sender(bob.hashmail(), nowhere), sid(nowhere), List.of(), bytes(5));
        assertThrows(AccessRefused.class, () -> mailing.post(TestUser.NOBODY, there, List.of()));
        assertThrows(AccessRefused.class, () -> mailing.post(TestUser.NOBODY, missing, List.of()));
        assertEquals(1, mailing.post(bob.caller(), there, List.of()).serverId());
        assertRefused(ErrorCode.INVALID_SINK_ACL, () -> mailing.post(bob.caller(), missing, List.of()));
    }

    @Test
    @DisplayName("a shared sink is read and written in strict by whoever proves its key, in legacy-2018 by every user")
    void sharedSinks() throws Exception {
        RealDatabase.execute("update sink set mode = 'SHARED'");
        PostedMessage byKey = message(new Sender(bob.hashmail(), key), sink, List.of(), bytes(5));
        assertRefused(ErrorCode.INVALID_SINK_ACL, () -> mailing.post(Sender.of(bob), sink));
        assertEquals(1, mailing.post(bob.caller(), byKey, List.of()).serverId());
        assertEquals(1, mailing.info(bob.caller(), key).seq());
        assertThrows(AccessRefused.class, () -> mailing.info(TestUser.NOBODY, key));
        Mailing old = new Mailing(legacy);
        assertEquals(2, old.post(Sender.of(bob), sink).serverId());
        SinkGetInfo unproven = new SinkGetInfo(sink, false, Optional.empty());
        assertEquals(
                2,
                legacy.call(bob.caller(), SinkMethods.SINK_GET_INFO, unproven).seq());
        assertRefused(
                ErrorCode.INVALID_CREATE_SIGNATURE, () -> core.call(bob.caller(), SinkMethods.SINK_GET_INFO, unproven));
        assertRefused(ErrorCode.SINK_DOESNT_EXISTS, () -> mailing.delete(bob.caller(), key, List.of(1L), 3));
    }

    @Test
    @DisplayName("in strict the blocks of a message need the proof of the reader, good for 15 minutes")
    void blocksNeedTheProofOfTheReader() throws ProtocolException {
        byte[] block = bytes(1000);
        EcPrivateKey byKey = mailing.createSink(alice, SinkMode.ANONYMOUS, true);
        withBlock(sink, block);
        withBlock(sid(byKey), block);
        long now = core.clock.millis();
        assertArrayEquals(block, get(core, alice.caller(), block, BlockSource.of(key, 1, now)));
        assertArrayEquals(block, get(core, TestUser.NOBODY, block, BlockSource.of(byKey, 1, now)));
        assertArrayEquals(block, get(core, bob.caller(), block, BlockSource.of(byKey, 1, now)));
        BlockSource.InMessage right = (BlockSource.InMessage) BlockSource.of(key, 1, now);
        BlockSource.InMessage ofAnother = new BlockSource.InMessage(sink, 2, right.proof());
        for (BlockSource wrong : List.of(
                BlockSource.of(sink, 1),
                ofAnother,
                BlockSource.of(key, 1, now - Duration.ofMinutes(15).toMillis() - 1),
                BlockSource.of(key, 1, now + Duration.ofMinutes(15).toMillis() + 1))) {
            assertRefused(ErrorCode.SINK_DOESNT_EXISTS, () -> get(core, alice.caller(), block, wrong));
            assertRefused(ErrorCode.ACCESS_DENIED, () -> get(core, TestUser.NOBODY, block, wrong));
        }
        assertRefused(ErrorCode.SINK_DOESNT_EXISTS, () -> get(core, bob.caller(), block, right));
        assertRefused(ErrorCode.ACCESS_DENIED, () -> get(core, TestUser.NOBODY, block, right));
        core.clock.advance(Duration.ofMinutes(15));
        assertArrayEquals(block, get(core, alice.caller(), block, right));
        core.clock.advance(Duration.ofMillis(1));
        assertRefused(ErrorCode.SINK_DOESNT_EXISTS, () -> get(core, alice.caller(), block, right));
    }

    @Test
    @DisplayName("in legacy-2018 the owner's session stands in for the proof, which is verified where it is sent")
    void blocksInLegacy() throws ProtocolException {
        byte[] block = bytes(1000);
        withBlock(sink, block);
        assertArrayEquals(block, get(legacy, alice.caller(), block, BlockSource.of(sink, 1)));
        assertRefused(ErrorCode.ACCESS_DENIED, () -> get(legacy, bob.caller(), block, BlockSource.of(sink, 1)));
        assertRefused(
                ErrorCode.SINK_DOESNT_EXISTS, () -> get(legacy, alice.caller(), block, BlockSource.of(key, 1, 0)));
    }

    private void withBlock(SinkId into, byte[] block) throws ProtocolException {
        Sender sender = Sender.anonymous();
        TransferId transfer = mailing.init(TestUser.NOBODY, sender, into, Optional.empty());
        new Storing(core, alice).send(transfer, block);
        mailing.finish(
                TestUser.NOBODY,
                new MessagePutFinish(
                        message(sender, into, ids(block), bytes(5)),
                        List.of(),
                        Optional.of(transfer),
                        Optional.empty(),
                        Optional.empty()));
    }

    private byte[] get(Core on, Caller caller, byte[] block, BlockSource source) throws ProtocolException {
        return new Storing(on, alice).block(caller, BlockId.of(block), source);
    }
}
