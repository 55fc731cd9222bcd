package org.postern.core.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.postern.core.fixture.Mailing.sid;
import static org.postern.core.fixture.Refusals.assertRefused;
import static org.postern.core.fixture.Storing.bytes;
import static org.postern.core.fixture.Storing.ids;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.core.fixture.Core;
import org.postern.core.fixture.Mailing;
import org.postern.core.fixture.Mailing.Sender;
import org.postern.core.fixture.RealDatabase;
import org.postern.core.fixture.Storing;
import org.postern.core.fixture.TestUser;
import org.postern.core.mailbox.control.MailFigures;
import org.postern.core.quota.Figure;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.Profile;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.id.TransferId;
import org.postern.protocol.method.PostingMethods.Delivered;
import org.postern.protocol.method.PostingMethods.MessagePutFinish;
import org.postern.protocol.method.SinkMode;

/** How much people without an account may leave: in a sink, with its owner, and on the whole server (api.md §11 "Quotas"). */
class AnonymousMailTest {
    private TestUser alice;
    private TestUser bob;

    @BeforeEach
    void begin() throws SQLException {
        RealDatabase.clear();
        alice = TestUser.register("alice");
        bob = TestUser.register("bob");
    }

    private static Mailing mailing(String... settings) {
        return new Mailing(core(settings));
    }

    private static Core core(String... settings) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            all.put("postern." + settings[i], settings[i + 1]);
        }
        return new Core(Profile.STRICT, all);
    }

    @Test
    @DisplayName("messages are counted for the sink, for all sinks of its owner, and for the server")
    void countsMessages() throws ProtocolException {
        Mailing mailing = mailing(
                "maxAnonymousMessagesPerSink", "2", "maxAnonymousMessagesPerAccount", "3", "maxAnonymousMessages", "4");
        SinkId first = sid(mailing.createSink(alice, SinkMode.ANONYMOUS));
        SinkId second = sid(mailing.createSink(alice, SinkMode.ANONYMOUS));
        SinkId others = sid(mailing.createSink(bob, SinkMode.ANONYMOUS));
        mailing.post(Sender.anonymous(), first);
        mailing.post(Sender.anonymous(), first);
        assertRefused(ErrorCode.MAILBOX_FULL, () -> mailing.post(Sender.anonymous(), first));
        assertRefused(ErrorCode.MAILBOX_FULL, () -> init(mailing, first));
        mailing.post(Sender.anonymous(), second);
        assertRefused(ErrorCode.MAILBOX_FULL, () -> mailing.post(Sender.anonymous(), second));
        mailing.post(Sender.anonymous(), others);
        assertRefused(ErrorCode.ANONYMOUS_MAIL_FULL, () -> mailing.post(Sender.anonymous(), others));
        assertRefused(ErrorCode.ANONYMOUS_MAIL_FULL, () -> init(mailing, others));
    }

    private static TransferId init(Mailing mailing, SinkId sink) throws ProtocolException {
        return mailing.init(TestUser.NOBODY, Sender.anonymous(), sink, Optional.empty());
    }

    @Test
    @DisplayName("a user's message is not counted and finds room where strangers find none; deleting makes room again")
    void usersAreNotCounted() throws ProtocolException {
        Core core = core("maxAnonymousMessagesPerSink", "1", "maxAnonymousMessages", "1");
        Mailing mailing = new Mailing(core);
        EcPrivateKey key = mailing.createSink(alice, SinkMode.ANONYMOUS);
        mailing.post(Sender.anonymous(), sid(key));
        mailing.post(Sender.of(bob), sid(key));
        assertRefused(ErrorCode.MAILBOX_FULL, () -> mailing.post(Sender.anonymous(), sid(key)));
        mailing.delete(alice.caller(), key, List.of(2L), 3);
        assertRefused(ErrorCode.MAILBOX_FULL, () -> mailing.post(Sender.anonymous(), sid(key)));
        mailing.delete(alice.caller(), key, List.of(1L), 4);
        assertEquals(3, mailing.post(Sender.anonymous(), sid(key)).serverId());
        assertEquals(
                new Figure("maxAnonymousMessages", 1, 1),
                core.call(MailFigures.class, MailFigures::figures).getFirst());
    }

    @Test
    @DisplayName("the bytes of text and blocks are counted, and the blocks")
    void countsBytesAndBlocks() throws ProtocolException {
        Core core = core("maxAnonymousMegabytesPerSink", "1", "maxAnonymousBlocksPerAccount", "2");
        Mailing mailing = new Mailing(core);
        EcPrivateKey key = mailing.createSink(alice, SinkMode.ANONYMOUS);
        withBlocks(core, mailing, sid(key), bytes(100_000), bytes(100_000));
        assertRefused(ErrorCode.MAILBOX_FULL, () -> withBlocks(core, mailing, sid(key), bytes(1)));
        post(mailing, sid(key), (1 << 20) - 200_010);
        assertRefused(ErrorCode.MAILBOX_FULL, () -> post(mailing, sid(key), 6));
        post(mailing, sid(key), 5);
        assertEquals(
                List.of(
                        new Figure("maxAnonymousMessages", 3, 200_000),
                        new Figure("maxAnonymousBlocks", 2, 2_097_152),
                        new Figure("maxAnonymousMegabytes", 1, 262_144)),
                core.call(MailFigures.class, MailFigures::figures));
    }

    /** The text has 5 bytes. */
    private void withBlocks(Core core, Mailing mailing, SinkId sink, byte[]... blocks) throws ProtocolException {
        Sender sender = Sender.anonymous();
        TransferId transfer = mailing.init(TestUser.NOBODY, sender, sink, Optional.empty());
        new Storing(core, alice).send(transfer, blocks);
        mailing.finish(
                TestUser.NOBODY,
                new MessagePutFinish(
                        Mailing.message(sender, sink, ids(blocks), bytes(5)),
                        List.of(),
                        Optional.of(transfer),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static Delivered post(Mailing mailing, SinkId sink, int length) throws ProtocolException {
        return mailing.post(
                TestUser.NOBODY, Mailing.message(Sender.anonymous(), sink, List.of(), bytes(length)), List.of());
    }

    @Test
    @DisplayName("of many strangers at once no more leave something than there is room for, in several sinks")
    void holdsTheBoundInParallel() throws Exception {
        Core core = core("maxAnonymousMessagesPerAccount", "30");
        Mailing mailing = new Mailing(core);
        SinkId first = sid(mailing.createSink(alice, SinkMode.ANONYMOUS));
        SinkId second = sid(mailing.createSink(alice, SinkMode.ANONYMOUS));
        Callable<Integer> poster = () -> {
            int left = 0;
            for (int i = 0; i < 8; i++) {
                left += leaves(mailing, i % 2 == 0 ? first : second);
            }
            return left;
        };
        int left = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> all = new ArrayList<>(threads.invokeAll(Collections.nCopies(8, poster)));
            for (Future<Integer> one : all) {
                left += one.get();
            }
        }
        assertEquals(30, left);
        assertEquals(30, RealDatabase.number("select count(*) from message"));
    }

    private static int leaves(Mailing mailing, SinkId sink) {
        try {
            mailing.post(Sender.anonymous(), sink);
            return 1;
        } catch (ProtocolException refused) {
            assertEquals(ErrorCode.MAILBOX_FULL, refused.code());
            return 0;
        }
    }
}
