package org.postern.client.connection;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.LoginRefused;
import org.postern.client.failure.ServerUnreachable;
import org.postern.client.failure.UnexpectedAnswer;
import org.postern.client.failure.VerificationFailed;
import org.postern.protocol.id.Hashmail;
import org.postern.transport.AlertReceived;
import org.postern.transport.AlertText;
import org.postern.transport.CallOutcome;
import org.postern.transport.CallRequest;
import org.postern.transport.ClientConnection;
import org.postern.transport.RecordRejected;
import org.postern.transport.SessionLost;
import org.postern.transport.TransportException;
import org.postern.transport.UntrustedServer;

/**
 * A connection that is opened again once when the server has lost its tickets, with the login it had (transport.md §10.4:
 * {@code Invalid ticket} means "connect and log in again"). Every other alert ends the connection.
 */
final class ResumingConnection {
    private final ClientConnection connection;
    private final ReentrantLock reopening = new ReentrantLock();
    private volatile int generation;
    private volatile @Nullable Login login;

    private record Login(Hashmail account, LoginSecret secret) {}

    @FunctionalInterface
    private interface Deed<T> {
        T run() throws IOException, TransportException;
    }

    /** Carries a refusal of our own out of the engine, which lets only {@link IOException} pass. */
    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;
        private final transient VerificationFailed reason;

        Refused(VerificationFailed reason) {
            super(reason);
            this.reason = reason;
        }
    }

    ResumingConnection(ClientConnection connection) {
        this.connection = connection;
    }

    void connect() throws ClientFailure {
        translated(() -> {
            connection.connect();
            return connection;
        });
    }

    void login(Hashmail account, LoginSecret secret) throws ClientFailure {
        Login wanted = new Login(account, secret);
        translated(() -> {
            perform(wanted);
            return wanted;
        });
        login = wanted;
    }

    List<CallOutcome> call(List<CallRequest> calls) throws ClientFailure {
        int seen = generation;
        return translated(() -> {
            try {
                return connection.call(calls);
            } catch (SessionLost lost) {
                reopen(seen);
                return connection.call(calls);
            }
        });
    }

    /** Opens again, unless another thread has done so since. */
    private void reopen(int seen) throws IOException, TransportException {
        reopening.lock();
        try {
            if (generation != seen) {
                return;
            }
            connection.connect();
            Login remembered = login;
            if (remembered != null) {
                perform(remembered);
            }
            generation = seen + 1;
        } finally {
            reopening.unlock();
        }
    }

    private void perform(Login wanted) throws IOException, TransportException {
        connection.requireGroup(wanted.secret.acceptedGroups());
        connection.login(wanted.account.user(), wanted.account.host(), loginData -> {
            try {
                return wanted.secret.srpPassword(loginData);
            } catch (VerificationFailed refused) {
                throw new Refused(refused);
            }
        });
    }

    private static <T> T translated(Deed<T> deed) throws ClientFailure {
        try {
            return deed.run();
        } catch (Refused refused) {
            throw refused.reason;
        } catch (IOException e) {
            throw new ServerUnreachable(words(e), e);
        } catch (TransportException e) {
            throw failure(e);
        }
    }

    private static String words(IOException e) {
        return switch (e) {
            case ConnectException refused ->
                "The server cannot be reached. What was not yet sent is not stored; try again later.";
            case HttpTimeoutException late -> "The server did not answer in time. Try again later.";
            default -> "The connection to the server broke off. Try again later. (" + e.getMessage() + ")";
        };
    }

    private static ClientFailure failure(TransportException e) {
        return switch (e) {
            case AlertReceived alert -> alert(alert);
            case SessionLost lost ->
                new UnexpectedAnswer("The server did not accept a connection it has just opened.", lost);
            case RecordRejected rejected ->
                new VerificationFailed("What the server sent was changed on its way. It is not used.", rejected);
            case UntrustedServer untrusted ->
                new VerificationFailed("The server could not prove to be the right one. Nothing was sent.", untrusted);
        };
    }

    private static ClientFailure alert(AlertReceived alert) {
        String text = alert.text();
        if (text.equals(AlertText.DIFFERENT_M1.text()) || text.equals(AlertText.USER_DOESNT_EXIST.text())) {
            return new LoginRefused(LoginRefused.Reason.WRONG_NAME_OR_PASSWORD);
        }
        if (text.equals(AlertText.LOGIN_REJECTED.text())) {
            return new LoginRefused(LoginRefused.Reason.SLOWED);
        }
        if (text.equals(AlertText.LOGIN_BLOCKED.text())) {
            return new LoginRefused(LoginRefused.Reason.BLOCKED);
        }
        return new UnexpectedAnswer("The server ended the connection: " + text, alert);
    }
}
