package org.postern.client.connection;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.postern.client.failure.ClientFailure;
import org.postern.transport.client.SessionLost;
import org.postern.transport.client.TransportException;
import org.postern.transport.message.AlertText;
import org.postern.transport.message.CallOutcome;
import org.postern.transport.message.CallRequest;

/**
 * A connection that is opened again, with the login it had, once the server has lost its tickets (transport.md §10.4: {@code Invalid
 * ticket} means "connect and log in again") or its stream is over. A call that was under way is made again only where the server
 * has refused it: when a stream breaks off, nobody knows whether it was seen.
 */
final class ResumingConnection implements StreamListener {
    private final SessionOpener opener;
    private final ReentrantLock reopening = new ReentrantLock();
    private volatile @Nullable OpenSession current;
    private volatile @Nullable Login login;
    private volatile StreamListener listener = StreamListener.DEAF;

    ResumingConnection(SessionOpener opener) {
        this.opener = opener;
    }

    void connect() throws ClientFailure {
        usable();
    }

    /** The connection as it is now; it may be over. */
    OpenSession now() {
        OpenSession open = current;
        if (open == null) {
            throw new IllegalStateException("expected a connection, found none: connect first");
        }
        return open;
    }

    /** A refused login ends a stream, and with it this attempt only: the next deed opens another. */
    void login(Login wanted) throws ClientFailure {
        reopening.lock();
        try {
            login = null;
            OpenSession open = usable();
            EngineFailures.translated(() -> {
                wanted.perform(open.session());
                return wanted;
            });
            login = wanted;
        } finally {
            reopening.unlock();
        }
    }

    /** Logs in as another connection is, unless that is done. */
    void loginLike(ResumingConnection other) throws ClientFailure {
        Login wanted = other.login;
        reopening.lock();
        try {
            if (wanted != null && !wanted.equals(login)) {
                login(wanted);
            }
        } finally {
            reopening.unlock();
        }
    }

    void listen(StreamListener other) {
        listener = other;
    }

    List<CallOutcome> call(List<CallRequest> calls) throws ClientFailure {
        OpenSession open = usable();
        try {
            List<CallOutcome> outcomes = open.session().call(calls);
            return login != null && isLoginOver(outcomes) ? again(open, calls) : outcomes;
        } catch (SessionLost lost) {
            return again(open, calls);
        } catch (IOException e) {
            giveUpStream(open);
            throw EngineFailures.of(e);
        } catch (TransportException e) {
            throw EngineFailures.of(e);
        }
    }

    private List<CallOutcome> again(OpenSession over, List<CallRequest> calls) throws ClientFailure {
        OpenSession fresh = reopen(over);
        return EngineFailures.translated(() -> fresh.session().call(calls));
    }

    /** The connection is well, but its login has ended (§11.2); what was called has not been done. */
    private static boolean isLoginOver(List<CallOutcome> outcomes) {
        return !outcomes.isEmpty()
                && outcomes.stream()
                        .allMatch(outcome -> outcome instanceof CallOutcome.Failure failure
                                && failure.code() == CallOutcome.INTERNAL_ERROR
                                && failure.message().equals(AlertText.UNKNOWN_SESSION.text()));
    }

    /** A stream that did not answer in time will not: the next call shall not wait for it as well. */
    private static void giveUpStream(OpenSession open) {
        switch (open.transport()) {
            case STREAM -> open.end().run();
            case HTTP -> {}
        }
    }

    private OpenSession usable() throws ClientFailure {
        OpenSession open = current;
        return open != null && open.alive().getAsBoolean() ? open : reopen(open);
    }

    /** Opens again, unless another thread has done so since. */
    private OpenSession reopen(@Nullable OpenSession seen) throws ClientFailure {
        reopening.lock();
        try {
            OpenSession open = current;
            if (open != null && !open.equals(seen) && open.alive().getAsBoolean()) {
                return open;
            }
            OpenSession fresh = opener.open(this);
            if (open != null) {
                open.end().run();
            }
            resume(fresh);
            current = fresh;
            return fresh;
        } finally {
            reopening.unlock();
        }
    }

    private void resume(OpenSession fresh) throws ClientFailure {
        Login remembered = login;
        if (remembered == null) {
            return;
        }
        try {
            EngineFailures.translated(() -> {
                remembered.perform(fresh.session());
                return remembered;
            });
        } catch (ClientFailure refused) {
            fresh.end().run();
            throw refused;
        }
    }

    /** Gives the connection up; a later deed would open another. */
    void end() {
        OpenSession open = current;
        if (open != null) {
            open.end().run();
        }
    }

    @Override
    public void notified(String method, Map<String, @Nullable Object> params) {
        listener.notified(method, params);
    }

    @Override
    public void ended() {
        listener.ended();
    }
}
