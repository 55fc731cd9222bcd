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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.core.caller.AccessRefused;
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
import org.postern.protocol.method.FreshSignature;
import org.postern.protocol.method.MessageMethods.MessageData;
import org.postern.protocol.method.MessageMethods.MessageView;
import org.postern.protocol.method.PostingMethods.Delivered;
import org.postern.protocol.method.PostingMethods.MessagePutFinish;
import org.postern.protocol.method.PostingMethods.MessagePutInit;
import org.postern.protocol.method.PostingMethods.PostedMessage;
import org.postern.protocol.method.SinkMode;

/** Messages from outside: who may leave them, and what is checked (api.md §11). */
class PostingTest {
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

    @Test
    @DisplayName("a user's message is read with address, key, tags and extra")
    void delivers() throws ProtocolException {
        EcPrivateKey sink = mailing.createSink(alice, SinkMode.PUBLIC);
        byte[] extra = bytes(1 << 20);
        PostedMessage message = message(Sender.of(bob), sid(sink), List.of(), extra);
        Delivered delivered = mailing.post(TestUser.NOBODY, message, List.of("a", "b"));
        MessageView view = mailing.read(alice.caller(), sink, delivered.serverId());
        MessageData data = view.data().orElseThrow();
        assertEquals(1, delivered.serverId());
        assertEquals(core.clock.millis(), delivered.serverDate());
        assertEquals(bob.identity().publicKey(), data.senderPub58());
        assertEquals(Optional.of("bob#example.org"), data.senderHashmail());
        assertEquals(Optional.of("example.org"), data.senderDomain());
        assertArrayEquals(extra, data.extra());
        assertEquals(message.signature(), data.signature());
        assertEquals(List.of("a", "b"), view.meta().orElseThrow().tags());
        assertEquals("", view.meta().orElseThrow().data());
    }

    @Test
    @DisplayName("anybody's key opens an anonymous sink, each key once in ten minutes")
    void anonymousKeysServeOnce() throws ProtocolException {
        EcPrivateKey sink = mailing.createSink(alice, SinkMode.ANONYMOUS);
        Sender sender = Sender.anonymous();
        mailing.post(sender, sid(sink));
        assertRefused(ErrorCode.ACCESS_DENIED, () -> mailing.post(sender, sid(sink)));
        core.clock.advance(Duration.ofMinutes(10));
        assertEquals(2, mailing.post(sender, sid(sink)).serverId());
        assertEquals(
                Optional.of("anonymous#example.org"),
                mailing.read(alice.caller(), sink, 2).data().orElseThrow().senderHashmail());
    }

    @Test
    @DisplayName("outsiders leave messages only where the mode allows it")
    void keepsToTheMode() throws ProtocolException {
        SinkId closed = sid(mailing.createSink(alice, SinkMode.PRIVATE));
        SinkId open = sid(mailing.createSink(alice, SinkMode.PUBLIC));
        assertRefused(ErrorCode.INVALID_SINK_ACL, () -> mailing.post(Sender.of(bob), closed));
        assertRefused(ErrorCode.INVALID_SINK_ACL, () -> mailing.post(Sender.of(alice), closed));
        assertRefused(ErrorCode.INVALID_SINK_ACL, () -> mailing.post(Sender.anonymous(), open));
        assertRefused(
                ErrorCode.INVALID_SINK_ACL,
                () -> mailing.init(TestUser.NOBODY, Sender.of(bob), closed, Optional.empty()));
        assertRefused(ErrorCode.INVALID_SINK_ACL, () -> mailing.post(Sender.of(bob), sid(Storing.key())));
    }

    @Test
    @DisplayName("refuses unknown users, foreign keys, other hosts and blocked accounts")
    void refusesFalseSenders() throws Exception {
        SinkId sink = sid(mailing.createSink(alice, SinkMode.PUBLIC));
        List<Sender> senders = List.of(
                new Sender(new Hashmail("carol", TestUser.HOST), Storing.key()),
                new Sender(bob.hashmail(), Storing.key()),
                new Sender(bob.hashmail(), alice.identity()),
                new Sender(new Hashmail("bob", "example.net"), bob.identity()),
                new Sender(new Hashmail("No Name", TestUser.HOST), bob.identity()));
        for (Sender sender : senders) {
            assertRefused(ErrorCode.INVALID_HASHMAIL, () -> mailing.post(sender, sink));
            assertRefused(
                    ErrorCode.INVALID_HASHMAIL, () -> mailing.init(TestUser.NOBODY, sender, sink, Optional.empty()));
        }
        bob.block();
        assertRefused(ErrorCode.INVALID_HASHMAIL, () -> mailing.post(Sender.of(bob), sink));
    }

    @Test
    @DisplayName("refuses a message altered after it was signed, and an empty one")
    void checksContent() throws ProtocolException {
        SinkId sink = sid(mailing.createSink(alice, SinkMode.PUBLIC));
        PostedMessage signed = message(Sender.of(bob), sink, List.of(), bytes(10));
        PostedMessage altered = new PostedMessage(
                sink, signed.senderPub58(), signed.senderHashmail(), List.of(), bytes(10), signed.signature());
        assertRefused(ErrorCode.INVALID_SIGNATURE, () -> mailing.post(TestUser.NOBODY, altered, List.of()));
        PostedMessage empty = message(Sender.of(bob), sink, List.of(), new byte[0]);
        assertRefused(ErrorCode.INVALID_JSON_PARAMETERS, () -> mailing.post(TestUser.NOBODY, empty, List.of()));
        PostedMessage fine = message(Sender.of(bob), sink, List.of(), bytes(10));
        assertRefused(ErrorCode.INVALID_JSON_PARAMETERS, () -> mailing.post(TestUser.NOBODY, fine, List.of("a\0b")));
    }

    @Test
    @DisplayName("an attachment goes by a session, which keeps ExtraAuth; only the owner reads its blocks")
    void deliversWithBlocks() throws ProtocolException {
        EcPrivateKey sink = mailing.createSink(alice, SinkMode.ANONYMOUS);
        Sender sender = Sender.anonymous();
        TransferId transfer = mailing.init(TestUser.NOBODY, sender, sid(sink), Optional.of("captcha answer"));
        Storing storing = new Storing(core, alice);
        byte[] block = bytes(1000);
        storing.send(transfer, block);
        core.clock.advance(Duration.ofMinutes(9));
        storing.send(transfer, bytes(10));
        core.clock.advance(Duration.ofMinutes(9));
        PostedMessage message = message(sender, sid(sink), ids(block, block), bytes(5));
        finish(message, transfer, Optional.of("another"));
        MessageData data = mailing.read(alice.caller(), sink, 1).data().orElseThrow();
        assertEquals(ids(block, block), data.blocks());
        assertEquals(Optional.of("captcha answer"), data.extraAuth());
        BlockSource source = BlockSource.of(sink, 1, core.clock.millis());
        assertArrayEquals(block, storing.block(alice.caller(), BlockId.of(block), source));
        assertRefused(ErrorCode.ACCESS_DENIED, () -> storing.block(TestUser.NOBODY, BlockId.of(block), source));
        assertRefused(ErrorCode.SINK_DOESNT_EXISTS, () -> storing.block(bob.caller(), BlockId.of(block), source));
        assertRefused(
                ErrorCode.MESSAGE_DOESNT_EXISTS,
                2L,
                () -> storing.block(alice.caller(), BlockId.of(block), BlockSource.of(sink, 2, core.clock.millis())));
        assertRefused(
                ErrorCode.INVALID_BLOCK_SOURCE, () -> storing.block(alice.caller(), BlockId.of(bytes(3)), source));
        mailing.delete(alice.caller(), sink, List.of(1L), 2);
        assertRefused(ErrorCode.MESSAGE_DOESNT_EXISTS, () -> storing.block(alice.caller(), BlockId.of(block), source));
    }

    @Test
    @DisplayName("a session serves the sink, address and key it was opened with, and its own blocks")
    void bindsTheSession() throws ProtocolException {
        SinkId sink = sid(mailing.createSink(alice, SinkMode.PUBLIC));
        SinkId other = sid(mailing.createSink(alice, SinkMode.PUBLIC));
        Sender sender = Sender.of(bob);
        TransferId transfer = mailing.init(TestUser.NOBODY, sender, sink, Optional.empty());
        byte[] extra = bytes(5);
        List<BlockId> none = List.of();
        Sender alias = new Sender(new Hashmail("bobby", TestUser.HOST), bob.identity());
        Sender foreign = new Sender(bob.hashmail(), Storing.key());
        assertRefused(
                ErrorCode.ACCESS_DENIED,
                "sid",
                () -> finish(message(sender, other, none, extra), transfer, Optional.empty()));
        assertRefused(
                ErrorCode.ACCESS_DENIED,
                "hashmail",
                () -> finish(message(alias, sink, none, extra), transfer, Optional.empty()));
        assertRefused(
                ErrorCode.ACCESS_DENIED,
                "pub",
                () -> finish(message(foreign, sink, none, extra), transfer, Optional.empty()));
        BlockId missing = BlockId.of(bytes(4));
        assertRefused(
                ErrorCode.ACCESS_DENIED,
                missing.toString(),
                () -> finish(message(sender, sink, List.of(missing), extra), transfer, Optional.empty()));
        finish(message(sender, sink, none, extra), transfer, Optional.empty());
        assertRefused(
                ErrorCode.INVALID_TRANSFER_SESSION,
                () -> finish(message(sender, sink, none, extra), transfer, Optional.empty()));
        assertRefused(
                ErrorCode.INVALID_TRANSFER_SESSION,
                () -> mailing.post(TestUser.NOBODY, message(sender, sink, List.of(missing), extra), List.of()));
    }

    @Test
    @DisplayName("the signed request for a session serves once, and only as it was signed")
    void theRequestServesOnce() throws ProtocolException {
        SinkId sink = sid(mailing.createSink(alice, SinkMode.PUBLIC));
        FreshSignature fresh = mailing.fresh(Sender.of(bob), sink);
        MessagePutInit call = new MessagePutInit(sink, fresh, Optional.empty(), Optional.empty());
        mailing.init(TestUser.NOBODY, call);
        assertRefused(ErrorCode.INVALID_NONCE, () -> mailing.init(TestUser.NOBODY, call));
        FreshSignature other = mailing.fresh(Sender.of(bob), sid(Storing.key()));
        assertRefused(
                ErrorCode.INVALID_SIGNATURE,
                () -> mailing.init(
                        TestUser.NOBODY, new MessagePutInit(sink, other, Optional.empty(), Optional.empty())));
        FreshSignature late = mailing.fresh(Sender.of(bob), sink);
        core.clock.advance(Duration.ofMinutes(61));
        assertRefused(
                ErrorCode.INVALID_TIMESTAMP,
                () -> mailing.init(
                        TestUser.NOBODY, new MessagePutInit(sink, late, Optional.empty(), Optional.empty())));
    }

    @Test
    @DisplayName("whoever signs with the sink's key is its owner, also in a private sink")
    void theSinksKeyIsTheOwner() throws ProtocolException {
        EcPrivateKey sink = mailing.createSink(alice, SinkMode.PRIVATE);
        Sender owner = new Sender(alice.hashmail(), sink);
        PostedMessage message = message(owner, sid(sink), List.of(), bytes(5));
        assertEquals(1, mailing.post(alice.caller(), message, List.of()).serverId());
        assertThrows(AccessRefused.class, () -> mailing.post(TestUser.NOBODY, message, List.of()));
        Sender elsewhere = new Sender(new Hashmail("alice", "example.net"), sink);
        assertRefused(ErrorCode.INVALID_HASHMAIL, () -> mailing.post(elsewhere, sid(sink)));
        EcPrivateKey byKey = mailing.createSink(alice, SinkMode.PRIVATE, true);
        assertEquals(
                1, mailing.post(new Sender(alice.hashmail(), byKey), sid(byKey)).serverId());
    }

    private Delivered finish(PostedMessage message, TransferId transfer, Optional<String> extra)
            throws ProtocolException {
        return mailing.finish(
                TestUser.NOBODY,
                new MessagePutFinish(message, List.of(), Optional.of(transfer), extra, Optional.empty()));
    }
}
