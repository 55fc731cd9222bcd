package org.postern.appliance.incontainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postern.appliance.incontainer.FreshApplication.User;
import org.postern.appliance.server.ServerUnderTest;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.method.NoParams;
import org.postern.protocol.method.PollMethods;
import org.postern.protocol.method.PollMethods.Polled;
import org.postern.protocol.method.PollMethods.SinkPoll;
import org.postern.protocol.method.PostingMethods;
import org.postern.protocol.method.PostingMethods.MessagePutFinish;
import org.postern.protocol.method.PostingMethods.PostedMessage;
import org.postern.protocol.method.SinkMethods;
import org.postern.protocol.method.SinkMethods.SinkCreate;
import org.postern.protocol.method.SinkMethods.SinkOptions;
import org.postern.protocol.method.SinkMode;
import org.postern.protocol.method.SinkProof;
import org.postern.protocol.method.UtilityMethods;
import org.postern.protocol.schema.Limits;
import org.postern.protocol.schema.Malformed;
import org.postern.protocol.signed.Signature;
import org.postern.protocol.signed.SignedText;

/** Calls that wait for their answers, as the network sees them (transport.md §12.5; api.md §10 sinkPoll). */
@ExtendWith(ArquillianExtension.class)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class PollIT {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** More than ten times the threads of the server. */
    private static final int MANY = 500;

    private static Optional<FreshApplication> application = Optional.empty();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final EcPrivateKey sink = EcPrivateKey.generate(RANDOM);
    private final SinkId sid = new SinkId(sink.publicKey());
    private RecordClient alice = FreshApplication.stranger();

    PollIT() throws Exception {}

    @Deployment(testable = false)
    static Archive<?> deployment() throws IOException, SQLException {
        return FreshApplication.deployment();
    }

    private static synchronized User user(String name) throws Exception {
        if (application.isEmpty()) {
            application = Optional.of(FreshApplication.begin());
        }
        return application.get().user(name);
    }

    @BeforeAll
    static void forget() {
        application = Optional.empty();
    }

    @BeforeEach
    void createSink() throws Exception {
        alice = user("alice" + RANDOM.nextInt(1_000_000)).client();
        alice.call(SinkMethods.SINK_CREATE, create());
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private Polled poll() throws Exception {
        return alice.call(PollMethods.SINK_POLL, fromTheStart());
    }

    private static void assertOneMessage(Polled polled) {
        assertEquals(
                List.of(1),
                polled.sinks().values().stream().map(news -> news.msg().size()).toList());
    }

    /** How many polls wait, as the server tells whoever asks after its health. */
    private static long polls() throws IOException {
        URL health = FreshApplication.server().resolve("/health/ready").toURL();
        try (InputStream facts = health.openStream()) {
            return new ObjectMapper().readTree(facts).path("waitingCalls").asLong();
        }
    }

    private static void awaitPolls(long count) throws IOException {
        long end = System.nanoTime() + ServerUnderTest.POLL_PATIENCE.toNanos();
        while (polls() < count) {
            assertTrue(System.nanoTime() < end, "expected " + count + " polls in time");
        }
    }

    /** Polls of the test before may still be on their way out. */
    private static void nobodyWaits() throws IOException {
        long end = System.nanoTime() + 2 * ServerUnderTest.POLL_PATIENCE.toNanos();
        while (polls() > 0) {
            assertTrue(System.nanoTime() < end, "expected nobody to wait");
        }
    }

    @Test
    @DisplayName("S-101.4(1/2) a poll in a body waits, and is answered when a message comes")
    void bodyWaitsForAMessage() throws Exception {
        nobodyWaits();
        Future<Polled> waiting = threads.submit(this::poll);
        awaitPolls(1);
        assertFalse(waiting.isDone());
        long posted = System.nanoTime();
        post();

        assertOneMessage(waiting.get(ServerUnderTest.POLL_PATIENCE.toSeconds(), TimeUnit.SECONDS));
        assertTrue(
                Duration.ofNanos(System.nanoTime() - posted).compareTo(ServerUnderTest.POLL_PATIENCE.dividedBy(2)) < 0,
                "answered by the message and not by the end of the patience");
    }

    @Test
    @DisplayName("S-101.4(2/2) a poll for which nothing comes is answered with nothing after its time")
    void pollEndsWithItsTime() throws Exception {
        long begun = System.nanoTime();
        Polled polled = poll();

        assertEquals(new Polled(0, Map.of()), polled);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        assertTrue(took.compareTo(ServerUnderTest.POLL_PATIENCE) >= 0, "waited for " + took);
    }

    @Test
    void callsOfAStreamGoOnBesideAPoll() throws Exception {
        User owner = user("owner");
        try (StreamClient stream = StreamClient.connectTo(FreshApplication.server())) {
            EcPrivateKey own = EcPrivateKey.generate(RANDOM);
            owner.client().call(SinkMethods.SINK_CREATE, create(own));
            stream.login("owner", Newcomer.PASSWORD);
            SinkPoll call = fromTheStart(own);
            nobodyWaits();
            Future<Polled> waiting = threads.submit(() -> stream.call(PollMethods.SINK_POLL, call));
            awaitPolls(1);

            assertEquals("pong", stream.call(UtilityMethods.PING, NoParams.NONE));
            assertFalse(waiting.isDone());
            post(new SinkId(own.publicKey()));
            assertOneMessage(waiting.get(ServerUnderTest.POLL_PATIENCE.toSeconds(), TimeUnit.SECONDS));
        }
    }

    @Test
    void hundredAndFirstPollOfAStreamIsRefused() throws Exception {
        User owner = user("patient");
        EcPrivateKey own = EcPrivateKey.generate(RANDOM);
        owner.client().call(SinkMethods.SINK_CREATE, create(own));
        try (StreamClient stream = StreamClient.connectTo(FreshApplication.server())) {
            stream.login("patient", Newcomer.PASSWORD);
            nobodyWaits();
            for (int i = 0; i < 100; i++) {
                SinkPoll call = fromTheStart(own);
                var _ = threads.submit(() -> stream.call(PollMethods.SINK_POLL, call));
            }
            awaitPolls(100);

            ProtocolException refused =
                    assertThrows(ProtocolException.class, () -> stream.call(PollMethods.SINK_POLL, fromTheStart(own)));
            assertEquals(ErrorCode.INVALID_STATE, refused.code());
            assertEquals("pong", stream.call(UtilityMethods.PING, NoParams.NONE));
        }
    }

    @Test
    void manyWaitingBodiesHoldNoThread() throws Exception {
        nobodyWaits();
        List<Future<Polled>> waiting = many(this::poll);
        awaitPolls(MANY);

        assertEquals("pong", FreshApplication.stranger().call(UtilityMethods.PING, NoParams.NONE));
        assertEquals(0, waiting.stream().filter(Future::isDone).count());
        post();
        for (Future<Polled> one : waiting) {
            assertOneMessage(one.get(1, TimeUnit.MINUTES));
        }
    }

    /** The bound for one address leaves room for no more than these, so the second five hundred wait only if the first are forgotten. */
    @Test
    void clientsThatGoAwayAreForgottenAtOnce() throws Exception {
        nobodyWaits();
        List<Future<Polled>> gone = many(this::poll);
        awaitPolls(MANY);
        gone.forEach(one -> one.cancel(true));
        long end =
                System.nanoTime() + ServerUnderTest.POLL_PATIENCE.dividedBy(3).toNanos();

        for (Future<Polled> one : many(() -> pollOnceThereIsRoom(end))) {
            assertEquals(new Polled(0, Map.of()), one.get(1, TimeUnit.MINUTES), "waited to the end of its time");
        }
    }

    private Polled pollOnceThereIsRoom(long end) throws Exception {
        while (true) {
            try {
                return poll();
            } catch (ProtocolException e) {
                boolean full = e.code() == ErrorCode.INVALID_STATE;
                assertTrue(full && System.nanoTime() < end, "expected the first five hundred to be forgotten");
            }
        }
    }

    private List<Future<Polled>> many(Callable<Polled> poll) {
        List<Future<Polled>> all = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            all.add(threads.submit(poll));
        }
        return all;
    }

    @Test
    @DisplayName("S-101.5 a poll may name twenty sinks")
    void pollsAtMostTwentySinks() throws Exception {
        post();
        assertOneMessage(alice.call(PollMethods.SINK_POLL, ofMany(20)));
        assertEquals(
                ErrorCode.INVALID_JSON_PARAMETERS,
                assertThrows(ProtocolException.class, () -> alice.call(PollMethods.SINK_POLL, ofMany(21)))
                        .code());
    }

    private SinkPoll ofMany(int count) throws Malformed {
        List<PollMethods.PolledSink> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(fromTheStart().sinks().getFirst());
        }
        return new SinkPoll(entries, false);
    }

    private SinkPoll fromTheStart() throws Malformed {
        return fromTheStart(sink);
    }

    private static SinkPoll fromTheStart(EcPrivateKey sink) throws Malformed {
        Map<String, Object> entry = proven(
                Map.of("sid", new SinkId(sink.publicKey()).toString(), "seq", 0L, "modSeq", 0L),
                PollMethods.SINK_POLL.name(),
                sink);
        return PollMethods.SINK_POLL
                .params()
                .read(Map.of("sinks", List.of(entry), "updateLastSeen", false), Limits.STRICT);
    }

    private SinkCreate create() throws Malformed {
        return create(sink);
    }

    private static SinkCreate create(EcPrivateKey sink) throws Malformed {
        SinkCreate plain = new SinkCreate(
                new SinkId(sink.publicKey()),
                SinkMode.ANONYMOUS,
                "sealed",
                new SinkOptions(Optional.empty(), Optional.empty()),
                Optional.empty());
        return SinkMethods.SINK_CREATE
                .params()
                .read(proven(SinkMethods.SINK_CREATE.params().write(plain), "sinkCreate", sink), Limits.STRICT);
    }

    private static Map<String, Object> proven(Map<String, Object> plain, String method, EcPrivateKey key) {
        byte[] nonce = new byte[32];
        RANDOM.nextBytes(nonce);
        return SinkProof.attach(
                plain, method, key, Base64.getEncoder().encodeToString(nonce), System.currentTimeMillis());
    }

    private void post() throws Exception {
        post(sid);
    }

    private static void post(SinkId sink) throws Exception {
        EcPrivateKey sender = EcPrivateKey.generate(RANDOM);
        byte[] extra = {1, 2, 3};
        SignedText text = SignedText.message(List.of(), extra, sink, sender.publicKey());
        PostedMessage message = new PostedMessage(
                sink,
                sender.publicKey(),
                new Hashmail(Hashmail.ANONYMOUS, "localhost"),
                List.of(),
                extra,
                Signature.by(sender, text));
        FreshApplication.stranger()
                .call(
                        PostingMethods.MESSAGE_PUT_FINISH,
                        AsSender.proven(
                                PostingMethods.MESSAGE_PUT_FINISH,
                                new MessagePutFinish(
                                        message, List.of(), Optional.empty(), Optional.empty(), Optional.empty()),
                                sink,
                                sender));
    }
}
