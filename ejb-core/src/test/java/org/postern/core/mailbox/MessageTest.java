package org.postern.core.mailbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.postern.core.fixture.Mailing.message;
import static org.postern.core.fixture.Mailing.own;
import static org.postern.core.fixture.Mailing.sid;
import static org.postern.core.fixture.Refusals.assertRefused;
import static org.postern.core.fixture.Storing.bytes;
import static org.postern.core.fixture.Storing.ids;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.core.caller.AccessRefused;
import org.postern.core.collection.CollectionCycle;
import org.postern.core.fixture.Core;
import org.postern.core.fixture.Mailing;
import org.postern.core.fixture.Mailing.Sender;
import org.postern.core.fixture.RealDatabase;
import org.postern.core.fixture.Storing;
import org.postern.core.fixture.TestUser;
import org.postern.core.mailbox.boundary.MessageBoundary;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.Profile;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.TransferId;
import org.postern.protocol.method.MessageMethods;
import org.postern.protocol.method.MessageMethods.MessageData;
import org.postern.protocol.method.MessageMethods.MessageDelete;
import org.postern.protocol.method.MessageMethods.MessageMeta;
import org.postern.protocol.method.MessageMethods.MessageMode;
import org.postern.protocol.method.MessageMethods.MessageView;
import org.postern.protocol.method.PostingMethods.Delivered;
import org.postern.protocol.method.PostingMethods.MessageCreateInit;
import org.postern.protocol.method.PostingMethods.MessagePutFinish;
import org.postern.protocol.method.PostingMethods.OwnMessage;
import org.postern.protocol.method.SinkMode;

/** Messages in a sink: numbers, reading, the owner's own, deletion (api.md §11). */
class MessageTest {
    private final Core core = new Core(Profile.STRICT, Map.of());
    private final Mailing mailing = new Mailing(core);
    private TestUser alice;
    private TestUser bob;
    private EcPrivateKey sink;

    @BeforeEach
    void begin() throws Exception {
        RealDatabase.clear();
        alice = TestUser.register("alice");
        bob = TestUser.register("bob");
        sink = mailing.createSink(alice, SinkMode.ANONYMOUS);
    }

    @Test
    @DisplayName("numbers count from 1 without gaps, and a deleted number is never given again")
    void numbersMessages() throws ProtocolException {
        assertEquals(1, post());
        assertEquals(2, post());
        mailing.delete(alice.caller(), sink, List.of(2L), 3);
        assertEquals(3, post());
        assertEquals(3, mailing.info(alice.caller(), sink).seq());
        assertEquals(4, mailing.info(alice.caller(), sink).modSeq());
    }

    @Test
    @DisplayName("sixteen threads posting at once get the numbers 1 to N, each once")
    void numbersAreGaplessUnderConcurrency() throws Exception {
        long each = 6;
        Callable<List<Long>> posts = () -> {
            List<Long> given = new ArrayList<>();
            for (int i = 0; i < each; i++) {
                given.add(post());
            }
            return given;
        };
        List<Long> given = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Future<List<Long>> done : threads.invokeAll(Collections.nCopies(16, posts))) {
                given.addAll(done.get());
            }
        }
        Collections.sort(given);
        assertEquals(LongStream.rangeClosed(1, 16 * each).boxed().toList(), given);
        assertEquals(16 * each, mailing.info(alice.caller(), sink).modSeq());
    }

    @Test
    void aRefusedMessageUsesNoNumberUp() throws ProtocolException {
        post();
        assertRefused(
                ErrorCode.INVALID_JSON_PARAMETERS,
                () -> mailing.post(
                        TestUser.NOBODY, message(Sender.anonymous(), sid(sink), List.of(), new byte[0]), List.of()));
        assertEquals(2, post());
    }

    @Test
    @DisplayName("reads messages by their numbers, with data, meta or both")
    void readsInThreeModes() throws ProtocolException {
        post();
        post();
        Map<Long, MessageView> both = read(MessageMode.DATA_AND_META, 2L, 1L);
        assertEquals(List.of(2L, 1L), List.copyOf(both.keySet()));
        assertEquals(List.of("data and meta", "data and meta"), parts(both));
        assertEquals(List.of("data and nothing"), parts(read(MessageMode.DATA, 1L)));
        assertEquals(List.of("nothing and meta"), parts(read(MessageMode.META, 1L)));
    }

    private static List<String> parts(Map<Long, MessageView> messages) {
        return messages.values().stream()
                .map(view -> view.data().map(_ -> "data").orElse("nothing") + " and "
                        + view.meta().map(_ -> "meta").orElse("nothing"))
                .toList();
    }

    @Test
    @DisplayName("names the first number that is not there or was deleted")
    void namesAMissingNumber() throws ProtocolException {
        post();
        post();
        mailing.delete(alice.caller(), sink, List.of(1L), 3);
        assertRefused(ErrorCode.MESSAGE_DOESNT_EXISTS, 1L, () -> read(MessageMode.META, 2L, 1L, 9L));
        assertRefused(ErrorCode.MESSAGE_DOESNT_EXISTS, 9L, () -> read(MessageMode.META, 2L, 9L, 1L));
    }

    @Test
    void boundsTheExtraOfOneAnswer() throws ProtocolException {
        List<Long> mids = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            byte[] extra = bytes(1 << 20);
            mids.add(mailing.post(TestUser.NOBODY, message(Sender.anonymous(), sid(sink), List.of(), extra), List.of())
                    .serverId());
        }
        assertRefused(
                ErrorCode.INVALID_JSON_PARAMETERS, () -> mailing.read(alice.caller(), sink, MessageMode.DATA, mids));
        assertEquals(
                8,
                mailing.read(alice.caller(), sink, MessageMode.DATA, mids.subList(0, 8))
                        .size());
        assertEquals(
                9, mailing.read(alice.caller(), sink, MessageMode.META, mids).size());
    }

    @Test
    @DisplayName("deletes all or nothing, one modification each; the meta says deleted")
    void deletes() throws ProtocolException, SQLException {
        for (int i = 0; i < 3; i++) {
            post();
        }
        assertRefused(ErrorCode.INVALID_MOD_SEQ, () -> mailing.delete(alice.caller(), sink, List.of(1L, 3L), 4));
        assertRefused(
                ErrorCode.MESSAGE_DOESNT_EXISTS, 7L, () -> mailing.delete(alice.caller(), sink, List.of(1L, 7L), 5));
        assertRefused(
                ErrorCode.INVALID_JSON_PARAMETERS, () -> mailing.delete(alice.caller(), sink, List.of(1L, 1L), 5));
        assertEquals(3, read(MessageMode.DATA, 1L, 2L, 3L).size());
        mailing.delete(alice.caller(), sink, List.of(3L, 1L), 5);
        assertEquals(5, mailing.info(alice.caller(), sink).modSeq());
        assertEquals(
                Optional.of(List.of(2L)), mailing.info(alice.caller(), sink).mids());
        assertEquals(1, RealDatabase.number("select count(*) from message_body"));
        assertEquals(
                2, RealDatabase.number("select count(*) from message where deleted and tags = '{}' and flags = ''"));
        assertEquals(4, RealDatabase.number("select mod_id from message where mid = 3"));
        assertEquals(5, RealDatabase.number("select mod_id from message where mid = 1"));
    }

    @Test
    @DisplayName("only the owner deletes, in strict with a proof")
    void onlyTheOwnerDeletes() throws ProtocolException {
        post();
        MessageDelete plain = new MessageDelete(sid(sink), List.of(1L), 2, Optional.empty());
        assertRefused(
                ErrorCode.INVALID_CREATE_SIGNATURE,
                () -> core.call(alice.caller(), MessageMethods.MESSAGE_DELETE, plain));
        assertRefused(ErrorCode.SINK_DOESNT_EXISTS, () -> mailing.delete(bob.caller(), sink, List.of(1L), 2));
        assertThrows(AccessRefused.class, () -> mailing.delete(TestUser.NOBODY, sink, List.of(1L), 2));
    }

    @Test
    @DisplayName("the owner keeps messages of his own, with flags, tags and blocks")
    void keepsOwnMessages() throws ProtocolException {
        TransferId transfer = core.call(
                MessageBoundary.class, b -> b.messageCreateInit(alice.caller(), new MessageCreateInit(sid(sink))));
        byte[] block = bytes(100);
        new Storing(core, alice).send(transfer, block);
        OwnMessage message = own(sink, ids(block), bytes(10));
        Delivered delivered = mailing.keep(alice.caller(), message, Optional.of(transfer));
        MessageView view = mailing.read(alice.caller(), sink, delivered.serverId());
        MessageData data = view.data().orElseThrow();
        MessageMeta meta = view.meta().orElseThrow();
        assertEquals(sink.publicKey(), data.senderPub58());
        assertEquals(Optional.empty(), data.senderHashmail());
        assertEquals(ids(block), data.blocks());
        assertArrayEquals(message.extra(), data.extra());
        assertEquals("flags", meta.data());
        assertEquals(List.of("own"), meta.tags());
        assertEquals(1, meta.modId());
    }

    @Test
    void refusesOwnMessagesOfOthers() throws ProtocolException {
        OwnMessage message = own(sink, List.of(), bytes(10));
        assertRefused(ErrorCode.SINK_DOESNT_EXISTS, () -> mailing.keep(bob.caller(), message, Optional.empty()));
        assertThrows(AccessRefused.class, () -> mailing.keep(TestUser.NOBODY, message, Optional.empty()));
        OwnMessage foreign = new OwnMessage(
                message.sid(), bob.identity().publicKey(), List.of(), message.extra(), message.signature());
        assertRefused(ErrorCode.INVALID_JSON_PARAMETERS, () -> mailing.keep(alice.caller(), foreign, Optional.empty()));
        OwnMessage altered =
                new OwnMessage(message.sid(), message.senderPub58(), List.of(), bytes(10), message.signature());
        assertRefused(ErrorCode.INVALID_SIGNATURE, () -> mailing.keep(alice.caller(), altered, Optional.empty()));
        OwnMessage withBlocks = own(sink, ids(bytes(3)), bytes(1));
        assertRefused(
                ErrorCode.INVALID_TRANSFER_SESSION, () -> mailing.keep(alice.caller(), withBlocks, Optional.empty()));
    }

    @Test
    @DisplayName("blocks of a message stay until it is deleted")
    void blocksLiveAsLongAsTheMessage() throws ProtocolException {
        Sender sender = Sender.anonymous();
        TransferId transfer = mailing.init(TestUser.NOBODY, sender, sid(sink), Optional.empty());
        byte[] block = bytes(100);
        new Storing(core, alice).send(transfer, block);
        mailing.finish(
                TestUser.NOBODY,
                new MessagePutFinish(
                        message(sender, sid(sink), ids(block), bytes(1)),
                        List.of(),
                        Optional.of(transfer),
                        Optional.empty(),
                        Optional.empty()));
        core.clock.advance(Duration.ofDays(2));
        assertEquals(0, collected());
        mailing.delete(alice.caller(), sink, List.of(1L), 2);
        assertEquals(1, collected());
    }

    private long collected() throws ProtocolException {
        return core.call(CollectionCycle.class, CollectionCycle::run)
                .of("blocks")
                .count();
    }

    private long post() throws ProtocolException {
        return mailing.post(Sender.anonymous(), sid(sink)).serverId();
    }

    private Map<Long, MessageView> read(MessageMode mode, Long... mids) throws ProtocolException {
        return mailing.read(alice.caller(), sink, mode, List.of(mids));
    }
}
