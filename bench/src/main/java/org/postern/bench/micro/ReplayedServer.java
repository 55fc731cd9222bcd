package org.postern.bench.micro;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.crypto.srp.SrpGroup;
import org.postern.testkit.MemoryTickets;
import org.postern.testkit.OneAccount;
import org.postern.testkit.Use;
import org.postern.transport.PrivmxTls;
import org.postern.transport.blocking.BodyExchange;
import org.postern.transport.blocking.ClientConnection;
import org.postern.transport.message.CallReply;
import org.postern.transport.message.CallRequest;
import org.postern.transport.server.Admission;
import org.postern.transport.server.KeyLogin;
import org.postern.transport.server.ServerEngine;
import org.postern.transport.server.ServerEvent;
import org.postern.transport.server.ServerPorts;

/**
 * A server engine in memory that can be asked the same thing again and again: its tickets stay good and its part of a password login
 * is always the same, so that bodies recorded once cost what fresh ones cost, without a client beside it.
 */
final class ReplayedServer implements BodyExchange {
    private static final InstantSource CLOCK = InstantSource.system();

    private final SecureRandom random = new SecureRandom();
    private final ServerPorts ports;
    private final List<byte[]> recorded = new ArrayList<>();

    ReplayedServer(SrpGroup group) {
        ports = new ServerPorts(
                Admission.OF_ALL,
                new MemoryTickets(CLOCK, Use.AGAIN),
                new OneAccount(group, OneAccount.Draws.constant(), Use.AGAIN),
                KeyLogin.UNAVAILABLE,
                _ -> Optional.empty(),
                CLOCK,
                Duration.ofDays(1),
                random,
                "postern-bench;1");
    }

    /** Bodies of an anonymous key exchange that asks for tickets. */
    List<byte[]> keyExchange() throws Exception {
        client().connect();
        return taken();
    }

    /** The body of so many calls that do nothing, after a key exchange. */
    List<byte[]> calls(int count) throws Exception {
        ClientConnection client = client();
        client.connect();
        recorded.clear();
        var _ = client.call(Collections.nCopies(count, new CallRequest("ping", Map.of())));
        return taken();
    }

    /** Bodies of a password login, after a key exchange. */
    List<byte[]> login() throws Exception {
        ClientConnection client = client();
        client.connect();
        recorded.clear();
        client.login(OneAccount.USER, OneAccount.HOST, _ -> OneAccount.PASSWORD);
        return taken();
    }

    private ClientConnection client() {
        ClientConnection client = PrivmxTls.getInstance().newClientConnection(this, random, CLOCK, "postern-bench;1");
        // Legacy accounts too: what they cost the server is one of the questions.
        client.requireGroup(SrpGroup::isKnown);
        return client;
    }

    private List<byte[]> taken() {
        List<byte[]> bodies = List.copyOf(recorded);
        recorded.clear();
        return bodies;
    }

    @Override
    public byte[] exchange(byte[] body) {
        recorded.add(body.clone());
        return answer(body);
    }

    /** The response to one body. */
    byte[] answer(byte[] body) {
        ServerEngine engine = PrivmxTls.getInstance().newServerEngine(ports);
        engine.feed(body);
        engine.finish();
        ServerEvent event = engine.next();
        while (event instanceof ServerEvent.Call call) {
            engine.reply(new CallReply.Result(call.id(), "pong"));
            event = engine.next();
        }
        if (event instanceof ServerEvent.Closed(Optional<String> alert) && alert.isPresent()) {
            throw new IllegalStateException("expected an answer, found alert " + alert.get());
        }
        return engine.drain();
    }
}
