package org.postern.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postern.client.account.Account;
import org.postern.client.connection.Connector;
import org.postern.client.connection.ServerSession;
import org.postern.client.connection.TransportChoice;
import org.postern.client.discovery.ServerAddress;
import org.postern.client.failure.ClientFailure;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.method.AccountMethods;
import org.postern.protocol.method.AccountMethods.NewRecoveryData;
import org.postern.protocol.method.AccountMethods.RecoveryData;
import org.postern.protocol.method.PollMethods;
import org.postern.protocol.method.PollMethods.PolledSink;
import org.postern.protocol.method.PollMethods.SinkPoll;
import org.postern.protocol.method.SinkMethods;
import org.postern.protocol.method.SinkMethods.SinkCreate;
import org.postern.protocol.method.SinkMethods.SinkOptions;
import org.postern.protocol.method.SinkMode;

/** Many calls of {@code sinkPoll} that wait, over streams and in bodies of their own; one that was answered is made again. */
final class WaitingCrowd implements AutoCloseable {
    static final int STREAMS = 90;
    static final int BODIES = 1000;

    /** As many as a server lets wait (transport.md §27.5). */
    private static final int EACH_STREAM = 100;

    private static final Pattern WAITING = Pattern.compile("\"waitingCalls\":([0-9]+)");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final EcPrivateKey sink = EcPrivateKey.generate(new SecureRandom());
    private final EcPrivateKey login = EcPrivateKey.generate(new SecureRandom());
    private final Connector streams = Main.connector(TransportChoice.STREAM);
    private final Connector bodies = Main.connector(TransportChoice.HTTP);
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<Optional<ClientFailure>> failure = new AtomicReference<>(Optional.empty());
    private volatile boolean over;

    /** Everybody waits for news of one sink of this account. */
    WaitingCrowd(Account account, ServerAddress server) throws Exception {
        ServerSession owner = account.session();
        // They log in by a key, because passwords are mixed so long.
        RecoveryData recovery = new RecoveryData(login.publicKey(), new byte[] {1});
        owner.call(AccountMethods.SET_RECOVERY_DATA, new NewRecoveryData(new byte[] {2}, "1.0", recovery));
        SinkOptions options = new SinkOptions(Optional.empty(), Optional.empty());
        owner.callProven(
                SinkMethods.SINK_CREATE,
                new SinkCreate(new SinkId(sink.publicKey()), SinkMode.PRIVATE, "", options, Optional.empty()),
                sink);
        for (int i = 0; i < STREAMS; i++) {
            ServerSession stream = streams.open(server);
            stream.loginWithKey(login);
            begin(stream, EACH_STREAM);
        }
        ServerSession body = bodies.open(server);
        body.loginWithKey(login);
        begin(body, BODIES);
        await(server, size());
    }

    static int size() {
        return STREAMS * EACH_STREAM + BODIES;
    }

    private void begin(ServerSession session, int count) {
        for (int i = 0; i < count; i++) {
            callers.execute(() -> pollOn(session));
        }
    }

    private void pollOn(ServerSession session) {
        SinkPoll poll =
                new SinkPoll(List.of(new PolledSink(new SinkId(sink.publicKey()), 0, 0, Optional.empty())), false);
        try {
            while (!over) {
                session.callEachProven(PollMethods.SINK_POLL, poll, "sinks", List.of(sink));
            }
        } catch (ClientFailure e) {
            if (!over) {
                failure.set(Optional.of(e));
            }
        }
    }

    private void await(ServerAddress server, long count) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (waiting(server) < count) {
            requireComplete();
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Expected " + size() + " waiting calls in time");
            }
            Thread.sleep(100);
        }
    }

    /** How many calls wait, as the server tells whoever asks after its health. */
    private static long waiting(ServerAddress server) throws IOException {
        try (InputStream facts =
                URI.create("http://" + server + "/health/ready").toURL().openStream()) {
            Matcher count = WAITING.matcher(new String(facts.readAllBytes(), StandardCharsets.UTF_8));
            return count.find() ? Long.parseLong(count.group(1)) : 0;
        }
    }

    /** Nobody was refused and nobody was lost. */
    void requireComplete() throws ClientFailure {
        if (failure.get().isPresent()) {
            throw failure.get().get();
        }
    }

    @Override
    public void close() {
        over = true;
        streams.close();
        bodies.close();
        callers.shutdownNow();
    }
}
