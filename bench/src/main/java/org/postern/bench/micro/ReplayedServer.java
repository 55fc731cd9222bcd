package org.postern.bench.micro;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.crypto.srp.SrpAgreement;
import org.postern.crypto.srp.SrpClient;
import org.postern.crypto.srp.SrpException;
import org.postern.crypto.srp.SrpGroup;
import org.postern.crypto.srp.SrpServer;
import org.postern.transport.PrivmxTls;
import org.postern.transport.blocking.BodyExchange;
import org.postern.transport.blocking.ClientConnection;
import org.postern.transport.message.AlertText;
import org.postern.transport.message.CallReply;
import org.postern.transport.message.CallRequest;
import org.postern.transport.message.HandshakeRefused;
import org.postern.transport.server.KeyLogin;
import org.postern.transport.server.PasswordLogin;
import org.postern.transport.server.ServerEngine;
import org.postern.transport.server.ServerEvent;
import org.postern.transport.server.ServerPorts;
import org.postern.transport.server.TicketGrant;
import org.postern.transport.server.TicketStore;

/**
 * A server engine in memory that can be asked the same thing again and again: its tickets stay good and its part of a password login
 * is always the same, so that bodies recorded once cost what fresh ones cost, without a client beside it.
 */
final class ReplayedServer implements BodyExchange {
    private static final String USER = "bench";
    private static final String HOST = "bench.example";
    private static final String PASSWORD = "TWXMORWLKhknCH+ujB9/RA==";
    private static final InstantSource CLOCK = InstantSource.system();

    private final SecureRandom random = new SecureRandom();
    private final ServerPorts ports;
    private final List<byte[]> recorded = new ArrayList<>();

    ReplayedServer(SrpGroup group) {
        ports = new ServerPorts(
                new Tickets(),
                new Login(group),
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
        client.login(USER, HOST, _ -> PASSWORD);
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

    /** Tickets whose first byte is the number of their grant. */
    private final class Tickets implements TicketStore {
        private static final int LENGTH = 16;
        private static final int TTL = 900;

        private final List<TicketGrant> grants = new ArrayList<>();

        @Override
        public List<byte[]> issue(TicketGrant grant, int count) {
            int number = numberOf(grant);
            byte[] bytes = new byte[count * LENGTH];
            random.nextBytes(bytes);
            List<byte[]> tickets = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                byte[] ticket = Arrays.copyOfRange(bytes, i * LENGTH, (i + 1) * LENGTH);
                ticket[0] = (byte) number;
                tickets.add(ticket);
            }
            return tickets;
        }

        /** A replayed key exchange makes a new grant each time; the first ones are those that were recorded. */
        private int numberOf(TicketGrant grant) {
            if (grants.size() < Byte.MAX_VALUE) {
                grants.add(grant);
            }
            return grants.size() - 1;
        }

        @Override
        public Optional<TicketGrant> redeem(byte[] ticketId) {
            return Optional.of(grants.get(ticketId[0]));
        }

        @Override
        public int ttlSeconds() {
            return TTL;
        }
    }

    /** One account, one session, one private value. */
    private static final class Login implements PasswordLogin {
        private static final byte[] SALT = new byte[16];

        private final SrpGroup group;
        private final BigInteger verifier;
        private final BigInteger b;

        Login(SrpGroup group) {
            this.group = group;
            this.verifier = SrpClient.verifier(group, USER, PASSWORD, SALT);
            this.b = SrpServer.create(group, verifier, new SecureRandom()).privateValue();
        }

        @Override
        public Challenge begin(String user, String host, Map<String, String> properties) {
            BigInteger publicValue = SrpServer.resume(group, verifier, b).publicValue();
            return new Challenge("session", group, SALT, publicValue, "{\"algorithm\":\"PBKDF2\"}");
        }

        @Override
        public Proof finish(String sessionId, BigInteger a, BigInteger m1) throws HandshakeRefused {
            try {
                SrpAgreement agreement = SrpServer.resume(group, verifier, b).accept(a, m1);
                return new Proof(agreement.m2(), agreement.key());
            } catch (SrpException e) {
                throw new HandshakeRefused(AlertText.DIFFERENT_M1);
            }
        }
    }
}
