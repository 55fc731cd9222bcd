package org.postern.transport.blocking;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.srp.SrpGroup;
import org.postern.transport.client.ClientBody;
import org.postern.transport.client.ClientCalls;
import org.postern.transport.client.ClientKeyExchange;
import org.postern.transport.client.ClientKeyLogin;
import org.postern.transport.client.ClientLogin;
import org.postern.transport.client.ClientPasswordLogin;
import org.postern.transport.client.ClientPorts;
import org.postern.transport.client.ClientResponse;
import org.postern.transport.client.ClientTicket;
import org.postern.transport.client.PasswordMixing;
import org.postern.transport.client.SessionLost;
import org.postern.transport.client.TransportException;
import org.postern.transport.message.CallOutcome;
import org.postern.transport.message.CallRequest;
import org.postern.transport.message.Members;

/**
 * A client that sends bodies: one ticket per body, several bodies in flight (transport.md §8.1, §10.4). To connect again gives up the
 * earlier connection; when a login fails, the standard connection remains.
 *
 * <p>Safe for several threads. Calls wait while tickets are renewed, and while a key exchange or the second half of a login runs.
 */
public final class ClientConnection implements ClientSession {
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
    private final BodyHandshakes handshakes;
    private volatile Level level = Level.NONE;
    private volatile boolean keyChangeDue;
    private volatile int ticketCount = DEFAULT_TICKETS;
    private volatile Predicate<SrpGroup> acceptedGroup = ClientPasswordLogin::isStrongGroup;

    public ClientConnection(BodyExchange carrier, ClientPorts ports) {
        this.ports = ports;
        this.handshakes = new BodyHandshakes(carrier, ports);
    }

    /** How many tickets to ask for at once; 64 unless set. */
    public void requestTickets(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("expected at least 1 ticket, found " + count);
        }
        ticketCount = count;
    }

    @Override
    public void requireGroup(Predicate<SrpGroup> accepted) {
        acceptedGroup = accepted;
    }

    @Override
    public void connect() throws IOException, TransportException {
        replaceTickets(Level.STANDARD, () -> handshakes.anonymous(new ClientBody(), ticketCount));
    }

    @Override
    public void connectWithServerKey(EcPublicKey serverKey, String keyId) throws IOException, TransportException {
        replaceTickets(Level.STANDARD, () -> handshakes.withServerKey(serverKey, keyId, ticketCount));
    }

    @Override
    public void login(String user, String host, PasswordMixing mixing) throws IOException, TransportException {
        login(new ClientPasswordLogin(ports, user, host, acceptedGroup, mixing));
    }

    @Override
    public void loginWithKey(EcPrivateKey recoveryKey) throws IOException, TransportException {
        login(new ClientKeyLogin(ports, recoveryKey));
    }

    private void login(ClientLogin login) throws IOException, TransportException {
        Members offer = holding(bodies.readLock(), () -> handshakes.begin(login, resumedBody()));
        ClientKeyExchange proof = login.prove(offer, ticketCount);
        replaceTickets(Level.LOGGED_IN, () -> handshakes.finish(proof, resumedBody()));
    }

    @Override
    public void changeKeys() throws IOException, TransportException {
        holding(bodies.writeLock(), () -> {
            exchangeKeys();
            return level;
        });
    }

    private void exchangeKeys() throws IOException, TransportException {
        wallet.replace(handshakes.anonymous(resumedBody(), ticketCount));
        keyChangeDue = false;
    }

    @Override
    public boolean isLoggedIn() {
        return level == Level.LOGGED_IN;
    }

    /** Makes calls in one body. */
    @Override
    public List<CallOutcome> call(List<CallRequest> calls) throws IOException, TransportException {
        if (calls.isEmpty()) {
            return List.of();
        }
        obeyKeyChange();
        return holding(bodies.readLock(), () -> {
            ClientBody body = resumedBody();
            List<Object> ids = new ArrayList<>(calls.size());
            for (CallRequest call : calls) {
                long id = lastCallId.incrementAndGet();
                ids.add(id);
                body.call(id, call);
            }
            ClientResponse response = handshakes.exchange(body);
            List<CallOutcome> outcomes = ClientCalls.outcomes(response, ids);
            if (response.isKeyChangeRequested()) {
                keyChangeDue = true;
            }
            return outcomes;
        });
    }

    /** Changes the keys if the server has asked for it in an earlier answer (§9.8). */
    private void obeyKeyChange() throws IOException, TransportException {
        if (!keyChangeDue) {
            return;
        }
        holding(bodies.writeLock(), () -> {
            if (keyChangeDue) {
                exchangeKeys();
            }
            return level;
        });
    }

    private ClientBody resumedBody() throws IOException, TransportException {
        renewIfNeeded();
        return handshakes.resumed(takeTicket());
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
                wallet.add(handshakes.renew(takeTicket(), ticketCount));
            }
        } finally {
            renewal.unlock();
        }
    }

    private void replaceTickets(Level newLevel, Deed<List<ClientTicket>> deed) throws IOException, TransportException {
        holding(bodies.writeLock(), () -> {
            wallet.replace(deed.run());
            keyChangeDue = false;
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
