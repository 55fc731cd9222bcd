package org.postern.appliance.incontainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postern.appliance.incontainer.FreshApplication.User;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.DescriptorId;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.id.TransferId;
import org.postern.protocol.method.BlockMethods;
import org.postern.protocol.method.BlockMethods.BlockUseExisting;
import org.postern.protocol.method.BlockSource;
import org.postern.protocol.method.DescriptorMethods;
import org.postern.protocol.method.NoParams;
import org.postern.protocol.method.PostingMethods;
import org.postern.protocol.method.SinkMode;

/** What strangers and users may leave on the server, over the wire and many at once, with the settings as they are delivered. */
@ExtendWith(ArquillianExtension.class)
class QuotaIT {
    private static final int CONNECTIONS = 16;

    @Deployment(testable = false)
    static Archive<?> deployment() throws Exception {
        return FreshApplication.deployment();
    }

    /** One attempt: whether it was let through. */
    private interface Attempt {
        void make(RecordClient client) throws Exception;
    }

    @Test
    @DisplayName("however many come at once, no more is left unfinished or behind than there is room for")
    void holdsItsBounds() throws Exception {
        FreshApplication application = FreshApplication.begin();
        User alice = application.user("alice");
        SinkId sink = new SinkId(Posts.sink(alice.client(), SinkMode.ANONYMOUS).publicKey());
        blocksTimesTransfers(alice);
        unfinishedTransfers(alice, sink);
        anonymousMail(sink);
    }

    /** Such a body of 192 KB took 9.5 s and 237 MB. */
    private static void blocksTimesTransfers(User alice) throws Exception {
        List<BlockId> blocks = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            blocks.add(BlockId.of(Posts.bytes(8)));
        }
        List<TransferId> transfers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            transfers.add(TransferId.parse(HexFormat.of().formatHex(Posts.bytes(16))));
        }
        BlockSource source = BlockSource.of(DescriptorId.of(Posts.key().publicKey()));
        BlockUseExisting call = new BlockUseExisting(transfers, source, blocks);
        long begin = System.nanoTime();
        ProtocolException refused =
                assertThrows(ProtocolException.class, () -> alice.client().call(BlockMethods.BLOCK_USE_EXISTING, call));
        assertEquals(ErrorCode.BLOCKS_TIMES_TRANSFERS_EXCEEDED, refused.code());
        assertTrue(Duration.ofNanos(System.nanoTime() - begin).toMillis() < 2000, "expected no work for it");
    }

    private static void unfinishedTransfers(User alice, SinkId sink) throws Exception {
        assertEquals(
                500,
                passed(
                        40,
                        ErrorCode.TOO_MANY_TRANSFERS,
                        client -> client.call(
                                PostingMethods.MESSAGE_PUT_INIT, Posts.init(sink, Posts.ANONYMOUS, Posts.key()))));
        for (int i = 0; i < 500; i++) {
            alice.client().call(DescriptorMethods.DESCRIPTOR_CREATE_INIT, NoParams.NONE);
        }
        assertEquals(
                ErrorCode.TOO_MANY_TRANSFERS,
                assertThrows(
                                ProtocolException.class,
                                () -> alice.client().call(DescriptorMethods.DESCRIPTOR_CREATE_INIT, NoParams.NONE))
                        .code());
        assertEquals(1000, FreshApplication.number("select count(*) from transfer"));
    }

    /** All but forty are there already. */
    private static void anonymousMail(SinkId sink) throws Exception {
        FreshApplication.execute("insert into quota (kind, holder, slot, items) values ('anonymous mail of sink', '"
                + HexFormat.of().formatHex(sink.key().compressed()) + "', 0, 9960)");
        assertEquals(
                40,
                passed(
                        5,
                        ErrorCode.MAILBOX_FULL,
                        client -> client.call(
                                PostingMethods.MESSAGE_PUT_FINISH, Posts.finish(sink, Posts.ANONYMOUS, Posts.key()))));
        assertEquals(40, FreshApplication.number("select count(*) from message"));
        assertEquals(
                ErrorCode.MAILBOX_FULL,
                assertThrows(
                                ProtocolException.class,
                                () -> FreshApplication.stranger()
                                        .call(
                                                PostingMethods.MESSAGE_PUT_INIT,
                                                Posts.init(sink, Posts.ANONYMOUS, Posts.key())))
                        .code());
    }

    /** How many attempts of all connections were let through; the others are refused with this code. */
    private static int passed(int attempts, ErrorCode refusal, Attempt attempt) throws Exception {
        Callable<Integer> one = () -> {
            RecordClient client = FreshApplication.stranger();
            int passed = 0;
            for (int i = 0; i < attempts; i++) {
                passed += passes(client, refusal, attempt) ? 1 : 0;
            }
            return passed;
        };
        int passed = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (Future<Integer> done : threads.invokeAll(Collections.nCopies(CONNECTIONS, one))) {
                passed += done.get();
            }
        }
        return passed;
    }

    private static boolean passes(RecordClient client, ErrorCode refusal, Attempt attempt) throws Exception {
        try {
            attempt.make(client);
            return true;
        } catch (ProtocolException refused) {
            assertEquals(refusal, refused.code());
            return false;
        }
    }
}
