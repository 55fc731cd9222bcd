package org.postern.appliance.incontainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.keystore.Keystore;
import org.postern.protocol.method.NoParams;
import org.postern.protocol.method.PostingMethods;
import org.postern.protocol.method.PostingMethods.MessagePutFinish;
import org.postern.protocol.method.SinkMode;
import org.postern.protocol.method.UtilityMethods;
import org.postern.protocol.schema.Limits;

/** What somebody on the way, a reader of a message and a stranger make of requests that are not theirs (decisions.md §6). */
@ExtendWith(ArquillianExtension.class)
class ReplayIT {
    private static final String MESSAGES = "select count(*) from message";

    @Deployment(testable = false)
    static Archive<?> deployment() throws Exception {
        return FreshApplication.deployment();
    }

    @Test
    @DisplayName("recorded calls are not executed again, nor the requests of others, and refusals tell nothing")
    void nothingIsExecutedTwice() throws Exception {
        FreshApplication application = FreshApplication.begin();
        User alice = application.user("alice");
        User bob = application.user("bob");
        SinkId sink = new SinkId(Posts.sink(alice.client(), SinkMode.ANONYMOUS).publicKey());
        recordedUnderTheKnownKey(sink);
        aBodySentAgain(sink);
        requestsOfOthers(bob, sink);
        refusalsAlike(alice, bob);
    }

    /** It was executed 4 of 4 times. */
    private static void recordedUnderTheKnownKey(SinkId sink) throws Exception {
        Keystore server = Keystore.decode(FreshApplication.stranger()
                .call(UtilityMethods.GET_CONFIG, NoParams.NONE)
                .serverKeystore()
                .orElseThrow());
        MessagePutFinish post = Posts.finish(sink, Posts.ANONYMOUS, Posts.key());
        ByteArrayOutputStream recorded = new ByteArrayOutputStream();
        try (StreamClient stream = StreamClient.open(FreshApplication.server())) {
            stream.sent = recorded::writeBytes;
            stream.engine.connectWithServerKey(
                    server.primaryKey(), server.keyId().text());
            assertEquals("pong", stream.call(UtilityMethods.PING, NoParams.NONE));
            assertRefused(ErrorCode.FRESH_KEYS_REQUIRED, () -> stream.call(PostingMethods.MESSAGE_PUT_FINISH, post));
            byte[] body = recorded.toByteArray();
            for (int i = 0; i < 4; i++) {
                FreshApplication.stranger().send(body);
            }
            assertEquals(0, FreshApplication.number(MESSAGES));
            stream.engine.changeKeys();
            assertEquals(1, stream.call(PostingMethods.MESSAGE_PUT_FINISH, post).serverId());
        }
        assertEquals(1, FreshApplication.number(MESSAGES));
    }

    private static void aBodySentAgain(SinkId sink) throws Exception {
        RecordClient client = FreshApplication.stranger();
        client.call(PostingMethods.MESSAGE_PUT_FINISH, Posts.finish(sink, Posts.ANONYMOUS, Posts.key()));
        byte[] body = client.lastBody();
        for (int i = 0; i < 4; i++) {
            client.send(body);
        }
        assertEquals(2, FreshApplication.number(MESSAGES));
    }

    /** Whoever has read a message knows all of it but the key of its sender. */
    private static void requestsOfOthers(User bob, SinkId sink) throws Exception {
        RecordClient stranger = FreshApplication.stranger();
        Hashmail address = new Hashmail("bob", "localhost");
        EcPrivateKey identity = bob.person().identity();
        MessagePutFinish right = Posts.finish(sink, address, identity);
        stranger.call(PostingMethods.MESSAGE_PUT_FINISH, right);
        assertRefused(ErrorCode.INVALID_NONCE, () -> stranger.call(PostingMethods.MESSAGE_PUT_FINISH, right));
        MessagePutFinish read =
                new MessagePutFinish(right.data(), right.tags(), right.transferId(), right.extra(), Optional.empty());
        assertRefused(ErrorCode.INVALID_SIGNATURE, () -> stranger.call(PostingMethods.MESSAGE_PUT_FINISH, read));
        Map<String, Object> altered =
                new LinkedHashMap<>(PostingMethods.MESSAGE_PUT_FINISH.params().write(right));
        altered.put("tags", List.of("another"));
        MessagePutFinish withOtherTags =
                PostingMethods.MESSAGE_PUT_FINISH.params().read(altered, Limits.STRICT);
        assertRefused(
                ErrorCode.INVALID_SIGNATURE, () -> stranger.call(PostingMethods.MESSAGE_PUT_FINISH, withOtherTags));
        assertEquals(3, FreshApplication.number(MESSAGES));
    }

    private static void refusalsAlike(User alice, User bob) throws Exception {
        RecordClient stranger = FreshApplication.stranger();
        List<SinkId> closed = List.of(
                new SinkId(Posts.sink(alice.client(), SinkMode.PRIVATE).publicKey()),
                new SinkId(Posts.sink(bob.client(), SinkMode.PRIVATE).publicKey()),
                new SinkId(Posts.key().publicKey()));
        Map<Hashmail, EcPrivateKey> senders = new LinkedHashMap<>();
        senders.put(new Hashmail("bob", "localhost"), bob.person().identity());
        senders.put(new Hashmail("alice", "localhost"), Posts.key());
        senders.put(new Hashmail("nobody", "localhost"), Posts.key());
        senders.put(Posts.ANONYMOUS, Posts.key());
        List<Object> refusals = new ArrayList<>();
        for (SinkId sink : closed) {
            for (Map.Entry<Hashmail, EcPrivateKey> sender : senders.entrySet()) {
                ProtocolException finish = assertThrows(
                        ProtocolException.class,
                        () -> stranger.call(
                                PostingMethods.MESSAGE_PUT_FINISH,
                                Posts.finish(sink, sender.getKey(), sender.getValue())));
                ProtocolException init = assertThrows(
                        ProtocolException.class,
                        () -> stranger.call(
                                PostingMethods.MESSAGE_PUT_INIT, Posts.init(sink, sender.getKey(), sender.getValue())));
                refusals.add(List.of(finish.code(), finish.data()));
                refusals.add(List.of(init.code(), init.data()));
            }
        }
        assertEquals(24, refusals.size());
        assertEquals(1, refusals.stream().distinct().count(), refusals::toString);
        assertEquals(
                List.of(ErrorCode.INVALID_SINK_ACL, Optional.of(ErrorCode.INVALID_SINK_ACL.message())),
                refusals.getFirst());
    }

    private interface Refusable {
        Object call() throws Exception;
    }

    private static void assertRefused(ErrorCode code, Refusable call) {
        assertEquals(code, assertThrows(ProtocolException.class, call::call).code());
    }
}
