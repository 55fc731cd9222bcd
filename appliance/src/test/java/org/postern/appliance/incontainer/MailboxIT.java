package org.postern.appliance.incontainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
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
import org.postern.protocol.method.FreshSignature;
import org.postern.protocol.method.MessageMethods;
import org.postern.protocol.method.MessageMethods.MessageDelete;
import org.postern.protocol.method.MessageMethods.MessageGet;
import org.postern.protocol.method.MessageMethods.MessageMode;
import org.postern.protocol.method.MessageMethods.MessageView;
import org.postern.protocol.method.Method;
import org.postern.protocol.method.NoParams;
import org.postern.protocol.method.PostingMethods;
import org.postern.protocol.method.PostingMethods.MessagePutFinish;
import org.postern.protocol.method.PostingMethods.MessagePutInit;
import org.postern.protocol.method.PostingMethods.PostedMessage;
import org.postern.protocol.method.SinkMethods;
import org.postern.protocol.method.SinkMethods.SinkCreate;
import org.postern.protocol.method.SinkMethods.SinkGetInfo;
import org.postern.protocol.method.SinkMethods.SinkGetMessages;
import org.postern.protocol.method.SinkMethods.SinkInfo;
import org.postern.protocol.method.SinkMethods.SinkOptions;
import org.postern.protocol.method.SinkMode;
import org.postern.protocol.method.SinkProof;
import org.postern.protocol.schema.Limits;
import org.postern.protocol.schema.Malformed;
import org.postern.protocol.signed.Signature;
import org.postern.protocol.signed.SignedText;

/** Mailboxes as the network sees them (api.md §10, §11; profile strict). */
@ExtendWith(ArquillianExtension.class)
class MailboxIT {
    private static final SecureRandom RANDOM = new SecureRandom();

    @Deployment(testable = false)
    static Archive<?> deployment() throws IOException, SQLException {
        return FreshApplication.deployment();
    }

    @Test
    @DisplayName(
            "S-10.1(2/2), S-57.4, S-60.1, S-60.2, S-60.3, S-64.3, S-81.3, S-85.1, S-85.2, S-86.1 messages from users and strangers")
    void carriesMessages() throws Exception {
        FreshApplication application = FreshApplication.begin();
        User alice = application.user("alice");
        User bob = application.user("bob");
        RecordClient stranger = FreshApplication.stranger();
        EcPrivateKey key = EcPrivateKey.generate(RANDOM);
        SinkId sink = new SinkId(key.publicKey());
        SinkOptions options = new SinkOptions(Optional.empty(), Optional.empty());
        SinkCreate plain = new SinkCreate(sink, SinkMode.ANONYMOUS, "sealed", options, Optional.empty());
        assertRefused(ErrorCode.INVALID_CREATE_SIGNATURE, () -> alice.client().call(SinkMethods.SINK_CREATE, plain));
        SinkCreate create = proven(SinkMethods.SINK_CREATE, plain, key);
        refusesProofsOfSomethingElse(alice.client(), create);
        alice.client().call(SinkMethods.SINK_CREATE, create);
        assertRefused(ErrorCode.INVALID_NONCE, () -> alice.client().call(SinkMethods.SINK_CREATE, create));
        assertEquals(
                List.of(sink),
                alice.client().call(SinkMethods.SINK_GET_ALL_MY, NoParams.NONE).stream()
                        .map(entry -> entry.id())
                        .toList());

        Hashmail bobsAddress = new Hashmail("bob", "localhost");
        EcPrivateKey bobsKey = bob.person().identity();
        assertEquals(1, put(stranger, bobsKey, message(bobsAddress, bobsKey, sink, List.of()), List.of("t")));
        EcPrivateKey wrong = EcPrivateKey.generate(RANDOM);
        assertRefused(
                ErrorCode.INVALID_HASHMAIL,
                () -> put(stranger, wrong, message(bobsAddress, wrong, sink, List.of()), List.of()));
        assertEquals(2, postWithBlock(stranger, sink));

        SinkInfo info = alice.client()
                .call(
                        SinkMethods.SINK_GET_INFO,
                        proven(SinkMethods.SINK_GET_INFO, new SinkGetInfo(sink, true, Optional.empty()), key));
        assertEquals(2, info.seq());
        assertEquals(Optional.of(List.of(1L, 2L)), info.mids());
        SinkGetMessages tagged = new SinkGetMessages(
                sink, Optional.of(1L), Optional.empty(), Optional.of(List.of("t")), Optional.empty(), Optional.empty());
        assertEquals(
                List.of(1L),
                alice.client()
                        .call(SinkMethods.SINK_GET_MESSAGES, proven(SinkMethods.SINK_GET_MESSAGES, tagged, key))
                        .mids());
        readsBack(alice, bob, key);
        deletes(alice, key);
    }

    private static void refusesProofsOfSomethingElse(RecordClient client, SinkCreate right) throws Exception {
        SinkCreate plain = new SinkCreate(right.sid(), right.acl(), right.data(), right.options(), Optional.empty());
        SinkOptions fixed = new SinkOptions(Optional.of(false), Optional.empty());
        for (SinkCreate wrong : List.of(
                proven(SinkMethods.SINK_CREATE, plain, EcPrivateKey.generate(RANDOM)),
                new SinkCreate(right.sid(), SinkMode.PUBLIC, right.data(), right.options(), right.proof()),
                new SinkCreate(right.sid(), right.acl(), "other", right.options(), right.proof()),
                new SinkCreate(right.sid(), right.acl(), right.data(), fixed, right.proof()))) {
            assertRefused(ErrorCode.INVALID_CREATE_SIGNATURE, () -> client.call(SinkMethods.SINK_CREATE, wrong));
        }
    }

    private static void readsBack(User alice, User bob, EcPrivateKey key) throws Exception {
        SinkId sink = new SinkId(key.publicKey());
        MessageGet plain = new MessageGet(sink, List.of(1L, 2L), MessageMode.DATA_AND_META, Optional.empty());
        Map<Long, MessageView> views =
                alice.client().call(MessageMethods.MESSAGE_GET, proven(MessageMethods.MESSAGE_GET, plain, key));
        MessageView first = Optional.ofNullable(views.get(1L)).orElseThrow();
        MessageView second = Optional.ofNullable(views.get(2L)).orElseThrow();
        assertEquals(Optional.of("bob#localhost"), first.data().orElseThrow().senderHashmail());
        assertEquals(List.of("t"), first.meta().orElseThrow().tags());
        assertEquals(Optional.of("captcha"), second.data().orElseThrow().extraAuth());
        BlockId block = second.data().orElseThrow().blocks().getFirst();
        BlockGet get = new BlockGet(block, BlockSource.of(key, 2, System.currentTimeMillis()));
        assertEquals(block, BlockId.of(alice.client().call(BlockMethods.BLOCK_GET, get)));
        assertRefused(ErrorCode.SINK_DOESNT_EXISTS, () -> bob.client().call(BlockMethods.BLOCK_GET, get));
        assertRefused(
                ErrorCode.SINK_DOESNT_EXISTS,
                () -> bob.client().call(MessageMethods.MESSAGE_GET, proven(MessageMethods.MESSAGE_GET, plain, key)));
        refusesProofsOfAnotherReading(alice.client(), plain, key);
    }

    private static void refusesProofsOfAnotherReading(RecordClient client, MessageGet plain, EcPrivateKey key)
            throws Exception {
        MessageGet right = proven(MessageMethods.MESSAGE_GET, plain, key);
        for (MessageGet wrong : List.of(
                plain,
                proven(MessageMethods.MESSAGE_GET, plain, EcPrivateKey.generate(RANDOM)),
                new MessageGet(right.sid(), List.of(1L), right.mode(), right.proof()),
                new MessageGet(right.sid(), right.mids(), MessageMode.DATA, right.proof()))) {
            assertRefused(ErrorCode.INVALID_CREATE_SIGNATURE, () -> client.call(MessageMethods.MESSAGE_GET, wrong));
        }
        assertEquals(2, client.call(MessageMethods.MESSAGE_GET, right).size());
        RecordClient standard = FreshApplication.stranger();
        assertRefused(
                ErrorCode.INTERNAL_ERROR,
                () -> standard.call(MessageMethods.MESSAGE_GET, proven(MessageMethods.MESSAGE_GET, plain, key)));
    }

    private static void deletes(User alice, EcPrivateKey key) throws Exception {
        SinkId sink = new SinkId(key.publicKey());
        MessageDelete stale = new MessageDelete(sink, List.of(1L), 2, Optional.empty());
        assertRefused(
                ErrorCode.INVALID_MOD_SEQ,
                () -> alice.client()
                        .call(MessageMethods.MESSAGE_DELETE, proven(MessageMethods.MESSAGE_DELETE, stale, key)));
        MessageDelete right = new MessageDelete(sink, List.of(1L), 3, Optional.empty());
        for (MessageDelete wrong :
                List.of(right, proven(MessageMethods.MESSAGE_DELETE, right, EcPrivateKey.generate(RANDOM)))) {
            assertRefused(
                    ErrorCode.INVALID_CREATE_SIGNATURE,
                    () -> alice.client().call(MessageMethods.MESSAGE_DELETE, wrong));
        }
        assertEquals(2, FreshApplication.number("select count(*) from message_body"));
        alice.client().call(MessageMethods.MESSAGE_DELETE, proven(MessageMethods.MESSAGE_DELETE, right, key));
        assertEquals(1, FreshApplication.number("select count(*) from message_body"));
        sixteenAtOnce(sink);
    }

    /** Numbers go on after a deletion, each given once, while many post. */
    private static void sixteenAtOnce(SinkId sink) throws Exception {
        Callable<List<Long>> posts = () -> {
            RecordClient client = FreshApplication.stranger();
            List<Long> given = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                EcPrivateKey sender = EcPrivateKey.generate(RANDOM);
                given.add(put(client, sender, message(anonymous(), sender, sink, List.of()), List.of()));
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
        assertEquals(LongStream.rangeClosed(3, 82).boxed().toList(), given);
    }

    private static long postWithBlock(RecordClient client, SinkId sink) throws Exception {
        EcPrivateKey sender = EcPrivateKey.generate(RANDOM);
        String nonce = nonce();
        long now = System.currentTimeMillis();
        SignedText text = SignedText.messagePostInit(sink, anonymous(), nonce, String.valueOf(now));
        FreshSignature fresh =
                new FreshSignature(anonymous(), sender.publicKey(), nonce, now, Signature.by(sender, text));
        MessagePutInit init = new MessagePutInit(sink, fresh, Optional.of("captcha"), Optional.empty());
        TransferId transfer = client.call(
                PostingMethods.MESSAGE_PUT_INIT, AsSender.proven(PostingMethods.MESSAGE_PUT_INIT, init, sink, sender));
        byte[] block = new byte[1000];
        RANDOM.nextBytes(block);
        client.call(BlockMethods.BLOCK_CREATE, new BlockCreate(List.of(transfer), BlockId.of(block), block));
        PostedMessage message = message(anonymous(), sender, sink, List.of(BlockId.of(block)));
        return put(client, sender, new MessagePutFinish(message, List.of(), Optional.of(transfer), none(), none()));
    }

    private static long put(RecordClient client, EcPrivateKey sender, PostedMessage message, List<String> tags)
            throws Exception {
        return put(client, sender, new MessagePutFinish(message, tags, none(), none(), none()));
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }

    private static long put(RecordClient client, EcPrivateKey sender, MessagePutFinish call) throws Exception {
        return client.call(
                        PostingMethods.MESSAGE_PUT_FINISH,
                        AsSender.proven(
                                PostingMethods.MESSAGE_PUT_FINISH,
                                call,
                                call.data().sid(),
                                sender))
                .serverId();
    }

    private static PostedMessage message(Hashmail address, EcPrivateKey sender, SinkId sink, List<BlockId> blocks) {
        byte[] extra = {1, 2, 3};
        SignedText text = SignedText.message(blocks, extra, sink, sender.publicKey());
        return new PostedMessage(sink, sender.publicKey(), address, blocks, extra, Signature.by(sender, text));
    }

    private static <P extends Record> P proven(Method<P, ?> method, P params, EcPrivateKey key) throws Malformed {
        Map<String, Object> raw = SinkProof.attach(
                method.params().write(params), method.name(), key, nonce(), System.currentTimeMillis());
        return method.params().read(raw, Limits.STRICT);
    }

    private static Hashmail anonymous() {
        return new Hashmail(Hashmail.ANONYMOUS, "localhost");
    }

    private static String nonce() {
        byte[] nonce = new byte[32];
        RANDOM.nextBytes(nonce);
        return Base64.getEncoder().encodeToString(nonce);
    }

    private static void assertRefused(ErrorCode code, Executable call) {
        assertEquals(code, assertThrows(ProtocolException.class, call).code());
    }
}
