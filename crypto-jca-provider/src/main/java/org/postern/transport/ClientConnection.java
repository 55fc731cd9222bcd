package org.postern.transport;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.srp.SrpGroup;

/**
 * The client side of a connection: one ticket per body, several bodies in flight (transport.md §8.1, §10.4).
 *
 * <p>Safe for several threads. Calls wait while tickets are renewed, and while a key exchange or the second half of a login runs.
 */
public final class ClientConnection {
    static final int CLIENT_RANDOM_LENGTH = 16;
    private static final int DEFAULT_TICKETS = 64;

    private enum Level {
        NONE,
        STANDARD,
        LOGGED_IN
    }

    /** Bodies share it; a change of the master secret excludes them (§9.4). */
    private final ReentrantReadWriteLock bodies = new ReentrantReadWriteLock();

    private final ReentrantLock renewal = new ReentrantLock();
    private final AtomicLong lastCallId = new AtomicLong();
    private final TicketWallet wallet = new TicketWallet();
    private final ClientPorts ports;
    private final ClientKeyExchange keyExchange;
    private volatile Level level = Level.NONE;
    private volatile int ticketCount = DEFAULT_TICKETS;
    private volatile Predicate<SrpGroup> acceptedGroup = ClientLogin::isStrongGroup;

    ClientConnection(ClientPorts ports) {
        this.ports = ports;
        this.keyExchange = new ClientKeyExchange(ports);
    }

    /** How many tickets to ask for at once; 64 unless set. */
    public void requestTickets(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("expected at least 1 ticket, found " + count);
        }
        ticketCount = count;
    }

    /** Which SRP groups to answer to; the known ones of at least 2048 bits unless set. */
    public void requireGroup(Predicate<SrpGroup> accepted) {
        acceptedGroup = accepted;
    }

    /** Opens a standard connection by an anonymous key exchange; an earlier connection is given up. */
    public void connect() throws IOException, TransportException {
        replaceTickets(Level.STANDARD, () -> keyExchange.anonymous(new ClientBody(), ticketCount));
    }

    /**
     * Opens a standard connection with a server key known beforehand (§9.6); an earlier connection is given up.
     *
     * @param keyId 16 upper-case hex digits
     */
    public void connectWithServerKey(EcPublicKey serverKey, String keyId) throws IOException, TransportException {
        replaceTickets(Level.STANDARD, () -> keyExchange.withServerKey(serverKey, keyId, ticketCount));
    }

    /** Changes the keys of the connection and keeps its login (§9.8). */
    public void changeKeys() throws IOException, TransportException {
        holding(bodies.writeLock(), () -> {
            wallet.replace(keyExchange.anonymous(resumedBody(), ticketCount));
            return level;
        });
    }

    /** Whether the tickets in hand belong to a login. */
    public boolean isLoggedIn() {
        return level == Level.LOGGED_IN;
    }

    /**
     * Logs in by password on a standard connection (§9.4). When it fails, the standard connection remains.
     *
     * @throws AlertReceived if the server refuses, with the texts of §9.4
     * @throws UntrustedServer if the server fails the checks of §14.2 or offers a group that is not accepted
     */
    public void login(String user, String host, SrpSecret secret) throws IOException, TransportException {
        ClientLogin login = new ClientLogin(ports, user, host);
        SrpOffer offer = holding(bodies.readLock(), () -> login.begin(resumedBody()));
        ClientLogin.Proof proof = login.prove(offer, acceptedGroup, secret);
        replaceTickets(Level.LOGGED_IN, () -> login.finish(resumedBody(), proof, ticketCount));
    }

    /**
     * Makes calls in one body.
     *
     * @return one outcome per call, in their order
     * @throws IllegalArgumentException if params have no PSON form
     */
    public List<CallOutcome> call(List<CallRequest> calls) throws IOException, TransportException {
        if (calls.isEmpty()) {
            return List.of();
        }
        return holding(bodies.readLock(), () -> {
            ClientBody body = resumedBody();
            List<Object> ids = new ArrayList<>(calls.size());
            for (CallRequest call : calls) {
                long id = lastCallId.incrementAndGet();
                ids.add(id);
                body.call(id, call);
            }
            body.response().feed(ports.exchange().exchange(body.request()));
            return ClientCalls.outcomes(body.response(), ids);
        });
    }

    private ClientBody resumedBody() throws IOException, TransportException {
        renewIfNeeded();
        ClientBody body = new ClientBody();
        body.resume(takeTicket(), ports.randomBytes(CLIENT_RANDOM_LENGTH));
        return body;
    }

    private ClientTicket takeTicket() throws SessionLost {
        return wallet.take(ports.now()).orElseThrow(SessionLost::new);
    }

    private void renewIfNeeded() throws IOException, TransportException {
        if (!wallet.needsRenewal(ports.now())) {
            return;
        }
        renewal.lock();
        try {
            if (wallet.needsRenewal(ports.now())) {
                wallet.add(keyExchange.renew(takeTicket(), ticketCount));
            }
        } finally {
            renewal.unlock();
        }
    }

    private void replaceTickets(Level newLevel, Deed<List<ClientTicket>> deed) throws IOException, TransportException {
        holding(bodies.writeLock(), () -> {
            wallet.replace(deed.run());
            level = newLevel;
            return newLevel;
        });
    }

    @FunctionalInterface
    private interface Deed<T> {
        T run() throws IOException, TransportException;
    }

    private <T> T holding(Lock lock, Deed<T> deed) throws IOException, TransportException {
        lock.lock();
        try {
            return deed.run();
        } catch (SessionLost lost) {
            wallet.clear();
            level = Level.NONE;
            throw lost;
        } finally {
            lock.unlock();
        }
    }
}
