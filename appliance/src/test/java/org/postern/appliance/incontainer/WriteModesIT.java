package org.postern.appliance.incontainer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postern.appliance.incontainer.FreshApplication.User;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.id.TransferId;
import org.postern.protocol.method.BlockMethods;
import org.postern.protocol.method.BlockMethods.BlockCreate;
import org.postern.protocol.method.BlockMethods.BlockGet;
import org.postern.protocol.method.BlockSource;
import org.postern.protocol.method.PostingMethods;
import org.postern.protocol.method.SinkMode;
import org.postern.transport.message.CallOutcome;

/** Who may leave messages where, and who may have their blocks, in the profile strict (api.md §8, §11). */
@ExtendWith(ArquillianExtension.class)
class WriteModesIT {
    private static final String TAKEN = "taken";
    private static final Hashmail BOB = new Hashmail("bob", "localhost");

    private static Optional<FreshApplication> application = Optional.empty();

    @Deployment(testable = false)
    static Archive<?> deployment() throws Exception {
        application = Optional.empty();
        return FreshApplication.deployment();
    }

    private static synchronized FreshApplication application() throws Exception {
        if (application.isEmpty()) {
            application = Optional.of(FreshApplication.begin());
        }
        return application.get();
    }

    /** Who sends, with what, by which connection. */
    private record Attempt(RecordClient client, Hashmail address, EcPrivateKey key) {}

    @Test
    @DisplayName("R-30.1 each mode with each kind of sender and key does what the table of the reference says")
    void doesWhatTheTableSays() throws Exception {
        User alice = application().user("alice");
        User bob = application().user("bob");
        EcPrivateKey anonymous = Posts.sink(alice.client(), SinkMode.ANONYMOUS);
        EcPrivateKey forUsers = Posts.sink(alice.client(), SinkMode.PUBLIC);
        EcPrivateKey closed = Posts.sink(alice.client(), SinkMode.PRIVATE);
        EcPrivateKey missing = Posts.key();
        EcPrivateKey used = Posts.key();
        List<List<String>> found = new ArrayList<>();
        for (EcPrivateKey sink : List.of(anonymous, forUsers, closed, missing)) {
            RecordClient stranger = FreshApplication.stranger();
            if (sink.equals(anonymous)) {
                assertEquals(TAKEN, post(sink, new Attempt(stranger, Posts.ANONYMOUS, used)));
            }
            found.add(List.of(
                    post(sink, new Attempt(stranger, BOB, bob.person().identity())),
                    post(sink, new Attempt(stranger, BOB, Posts.key())),
                    post(sink, new Attempt(stranger, new Hashmail("nobody", "localhost"), Posts.key())),
                    post(
                            sink,
                            new Attempt(
                                    stranger,
                                    new Hashmail("bob", "example.net"),
                                    bob.person().identity())),
                    post(sink, new Attempt(stranger, Posts.ANONYMOUS, Posts.key())),
                    post(sink, new Attempt(stranger, Posts.ANONYMOUS, used)),
                    post(sink, new Attempt(bob.client(), BOB, sink)),
                    post(sink, new Attempt(stranger, BOB, sink))));
        }
        String login = "Failed assert USER_AUTHENTICATED for method 'messagePutFinish'";
        assertEquals(
                List.of(
                        List.of(TAKEN, "2D", "2D", "2D", TAKEN, "30", TAKEN, login),
                        List.of(TAKEN, "2D", "2D", "2D", "2F", "2F", TAKEN, login),
                        List.of("2F", "2F", "2F", "2F", "2F", "2F", TAKEN, login),
                        List.of("2F", "2F", "2F", "2F", "2F", "2F", "2F", login)),
                found);
    }

    private static String post(EcPrivateKey sink, Attempt attempt) throws Exception {
        SinkId sid = new SinkId(sink.publicKey());
        CallOutcome outcome = attempt.client()
                .call(
                        PostingMethods.MESSAGE_PUT_FINISH.name(),
                        AsSender.attached(
                                PostingMethods.MESSAGE_PUT_FINISH,
                                Posts.unproven(sid, attempt.address(), attempt.key()),
                                sid,
                                attempt.key()));
        return switch (outcome) {
            case CallOutcome.Result _ -> TAKEN;
            case CallOutcome.Failure(int code, String text, var _) ->
                code == ErrorCode.INTERNAL_ERROR.code() ? text : String.format("%02X", code);
        };
    }

    @Test
    @DisplayName("S-27.4 the reader of a sink gets the blocks of a message by his key, and no block of another message")
    void theReaderGetsTheBlocksOfAMessage() throws Exception {
        User carol = application().user("carol");
        User dave = application().user("dave");
        EcPrivateKey sink = Posts.sink(carol.client(), SinkMode.ANONYMOUS);
        byte[] first = withBlock(sink);
        byte[] second = withBlock(sink);
        assertArrayEquals(first, get(carol.client(), first, mine(sink, 1)));
        assertArrayEquals(second, get(carol.client(), second, mine(sink, 2)));
        assertRefused(ErrorCode.INVALID_BLOCK_SOURCE, carol.client(), first, mine(sink, 2));
        assertRefused(ErrorCode.INVALID_BLOCK_SOURCE, carol.client(), second, mine(sink, 1));
        assertRefused(ErrorCode.MESSAGE_DOESNT_EXISTS, carol.client(), first, mine(sink, 3));
        BlockSource unproven = BlockSource.of(new SinkId(sink.publicKey()), 1);
        assertRefused(ErrorCode.SINK_DOESNT_EXISTS, carol.client(), first, unproven);
        assertRefused(ErrorCode.SINK_DOESNT_EXISTS, carol.client(), first, mine(Posts.key(), 1));
        assertRefused(ErrorCode.SINK_DOESNT_EXISTS, dave.client(), first, mine(sink, 1));
        assertRefused(ErrorCode.ACCESS_DENIED, FreshApplication.stranger(), first, mine(sink, 1));
        assertRefused(ErrorCode.ACCESS_DENIED, FreshApplication.stranger(), first, unproven);
    }

    private static BlockSource mine(EcPrivateKey sink, long mid) {
        return BlockSource.of(sink, mid, System.currentTimeMillis());
    }

    private static byte[] withBlock(EcPrivateKey sink) throws Exception {
        RecordClient stranger = FreshApplication.stranger();
        SinkId sid = new SinkId(sink.publicKey());
        EcPrivateKey sender = Posts.key();
        TransferId transfer = stranger.call(PostingMethods.MESSAGE_PUT_INIT, Posts.init(sid, Posts.ANONYMOUS, sender));
        byte[] block = Posts.bytes(100);
        BlockId id = BlockId.of(block);
        stranger.call(BlockMethods.BLOCK_CREATE, new BlockCreate(List.of(transfer), id, block));
        stranger.call(
                PostingMethods.MESSAGE_PUT_FINISH,
                AsSender.proven(
                        PostingMethods.MESSAGE_PUT_FINISH,
                        Posts.unproven(sid, Posts.ANONYMOUS, sender, List.of(id), Optional.of(transfer)),
                        sid,
                        sender));
        return block;
    }

    private static byte[] get(RecordClient client, byte[] block, BlockSource source) throws Exception {
        return client.call(BlockMethods.BLOCK_GET, new BlockGet(BlockId.of(block), source));
    }

    private static void assertRefused(ErrorCode code, RecordClient client, byte[] block, BlockSource source) {
        assertEquals(
                code,
                assertThrows(ProtocolException.class, () -> get(client, block, source))
                        .code());
    }
}
