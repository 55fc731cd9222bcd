package org.postern.client.connection;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.util.Optional;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.LoginRefused;
import org.postern.client.failure.ServerUnreachable;
import org.postern.client.failure.UnexpectedAnswer;
import org.postern.client.failure.VerificationFailed;
import org.postern.client.http.StreamClosed;
import org.postern.transport.client.AlertReceived;
import org.postern.transport.client.RecordRejected;
import org.postern.transport.client.SessionLost;
import org.postern.transport.client.TransportException;
import org.postern.transport.client.UntrustedServer;
import org.postern.transport.message.AlertText;
import org.postern.transport.message.StreamEnd;

/** The engine's failures in the words of the client (transport.md §21). */
final class EngineFailures {
    private EngineFailures() {}

    /** What the engine does. */
    @FunctionalInterface
    interface Deed<T> {
        T run() throws IOException, TransportException;
    }

    /** Carries a refusal of our own out of the engine, which lets only {@link IOException} pass. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;
        private final transient VerificationFailed reason;

        Refused(VerificationFailed reason) {
            super(reason);
            this.reason = reason;
        }
    }

    static <T> T translated(Deed<T> deed) throws ClientFailure {
        try {
            return deed.run();
        } catch (IOException e) {
            throw of(e);
        } catch (TransportException e) {
            throw of(e);
        }
    }

    /** A failure of the network, or a refusal of our own on its way out. */
    static ClientFailure of(IOException e) {
        return e instanceof Refused refused ? refused.reason : new ServerUnreachable(words(e), e);
    }

    private static String words(IOException e) {
        return switch (e) {
            case ConnectException refused ->
                "The server cannot be reached. What was not yet sent is not stored; try again later.";
            case HttpTimeoutException late -> "The server did not answer in time. Try again later.";
            default ->
                end(e).map(EngineFailures::words)
                        .orElseGet(() ->
                                "The connection to the server broke off. Try again later. (" + e.getMessage() + ")");
        };
    }

    /** Who waits when a stream ends gets the reason as a cause. */
    private static Optional<StreamEnd> end(IOException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause instanceof StreamClosed closed ? closed.end() : Optional.empty();
    }

    private static String words(StreamEnd end) {
        return switch (end) {
            case DONE -> "The server closed the connection. Try again later.";
            case IDLE -> "The server closed the connection because nothing came for a long time.";
            case SESSION_ENDED -> "The server closed the connection because its login has ended. Log in again.";
            case SERVER_STOPS -> "The server is stopping. Try again later.";
            case TOO_MANY_STREAMS -> "The server has too many streams, from here or in all. Try again later.";
            case TOO_MUCH -> "The server has no room for so much at the same time. Try again later.";
            case TOO_SLOW -> "The server closed the connection because it was too slow. Try again later.";
            case NO_KEYS_IN_TIME -> "The connection was not agreed on in time. Try again later.";
            case MESSAGE_TOO_BIG, RECORD_TOO_BIG -> "What was sent is larger than the server takes over a stream.";
            case NOT_WEBSOCKET, NOT_BINARY -> "What was sent was changed on its way to the server. Try again later.";
            case INTERNAL_ERROR -> "The server failed. Try again later; its log says more.";
        };
    }

    static ClientFailure of(TransportException e) {
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
