package org.postern.transport;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.srp.SrpGroup;
import org.postern.testkit.MemoryTickets;
import org.postern.testkit.OneAccount;
import org.postern.transport.blocking.BodyExchange;
import org.postern.transport.blocking.ClientConnection;
import org.postern.transport.blocking.ClientSession;
import org.postern.transport.message.CallOutcome;
import org.postern.transport.message.CallReply;
import org.postern.transport.message.CallRequest;
import org.postern.transport.server.Admission;
import org.postern.transport.server.KeyLogin;
import org.postern.transport.server.PasswordLogin;
import org.postern.transport.server.ServerEngine;
import org.postern.transport.server.ServerEvent;
import org.postern.transport.server.ServerPorts;

/** A whole server in memory: the engine, tickets, one account, one static key, and a few methods. */
public final class TestServer implements BodyExchange, InstantSource {
    public static final String KEY_ID = "0123456789ABCDEF";
    static final String AGENT = "test-server;1";
    static final Duration KEY_LIFETIME = Duration.ofHours(1);

    public final EcPrivateKey staticKey = EcPrivateKey.generate(new SecureRandom());
    public final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    public final MemoryTickets tickets = new MemoryTickets(this);
    public final List<byte[]> requests = new CopyOnWriteArrayList<>();
    public final List<byte[]> responses = new CopyOnWriteArrayList<>();
    public final List<ServerEvent.Call> calls = new CopyOnWriteArrayList<>();
    public final AtomicInteger ephemeralKeys = new AtomicInteger();
    public final ServerPorts ports;

    /** Whether there is more for the client to have. */
    public volatile boolean admits = true;

    /** Random bytes of which the engine draws once for each ephemeral key. */
    private final class CountingRandom extends SecureRandom {
        private static final long serialVersionUID = 1L;

        @Override
        public void nextBytes(byte[] bytes) {
            ephemeralKeys.incrementAndGet();
            super.nextBytes(bytes);
        }
    }

    public TestServer() {
        this(OneAccount.fresh(SrpGroup.RFC5054_2048));
    }

    public TestServer(PasswordLogin login) {
        this(login, KeyLogin.UNAVAILABLE);
    }

    public TestServer(PasswordLogin login, KeyLogin keyLogin) {
        ports = new ServerPorts(
                new Admission() {
                    @Override
                    public boolean admitsKeyExchange() {
                        return admits;
                    }

                    @Override
                    public boolean admitsTickets(int count) {
                        return admits;
                    }
                },
                tickets,
                login,
                keyLogin,
                id -> Optional.of(staticKey).filter(_ -> id.equals(KEY_ID)),
                this,
                KEY_LIFETIME,
                new CountingRandom(),
                AGENT);
    }

    public ServerEngine engine() {
        return PrivmxTls.getInstance().newServerEngine(ports);
    }

    public ClientConnection client() {
        return client(this);
    }

    public ClientConnection client(BodyExchange carrier) {
        return PrivmxTls.getInstance().newClientConnection(carrier, new SecureRandom(), this, "test-client;1");
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    public void advance(int seconds) {
        now.updateAndGet(time -> time.plusSeconds(seconds));
    }

    @Override
    public byte[] exchange(byte[] body) {
        requests.add(body.clone());
        byte[] response = Dispatch.body(engine(), body, this::answer);
        responses.add(response);
        return response;
    }

    public CallReply answer(ServerEvent.Call call) {
        calls.add(call);
        return switch (call.method()) {
            case "echo" -> new CallReply.Result(call.id(), call.params().get("value"));
            case "whoami" -> new CallReply.Result(call.id(), call.sessionId().isPresent() ? "user" : "nobody");
            case "fail" -> new CallReply.Failure(call.id(), 48, "Access denied", Optional.of("detail"));
            default -> new CallReply.InternalFailure(call.id(), "no method " + call.method());
        };
    }

    /** The answers of a body to calls without parameters. */
    public static List<CallOutcome> call(ClientSession client, String... methods) throws Exception {
        List<CallRequest> requests = new ArrayList<>();
        for (String method : methods) {
            requests.add(new CallRequest(method, Map.of()));
        }
        return client.call(requests);
    }

    /** In how many pieces a text can be read. */
    public static long piecesWith(String text, List<byte[]> pieces) {
        String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        return pieces.stream()
                .filter(piece -> HexFormat.of().formatHex(piece).contains(hex))
                .count();
    }
}
