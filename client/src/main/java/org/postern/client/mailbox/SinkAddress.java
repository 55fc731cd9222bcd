package org.postern.client.mailbox;

import org.postern.client.discovery.ServerAddress;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.WrongUse;
import org.postern.protocol.id.SinkId;

/** A mailbox to write to: its id and the server that holds it, as text {@code ID} or {@code ID@HOST:PORT}. */
public record SinkAddress(SinkId id, ServerAddress server) {
    /** The server meant where an address names none; asked only then. */
    @FunctionalInterface
    public interface OwnServer {
        /** Its address. */
        ServerAddress address() throws ClientFailure;
    }

    /**
     * Reads the text form.
     *
     * @param own the server meant where the text names none
     * @throws WrongUse if the text is no mailbox address
     */
    public static SinkAddress parse(String text, OwnServer own) throws ClientFailure {
        int at = text.indexOf('@');
        try {
            return at < 0
                    ? new SinkAddress(SinkId.parse(text), own.address())
                    : new SinkAddress(SinkId.parse(text.substring(0, at)), ServerAddress.parse(text.substring(at + 1)));
        } catch (IllegalArgumentException e) {
            throw new WrongUse(
                    "\"" + text + "\" is no mailbox address. It has the form ID or ID@HOST:PORT; copy it completely.",
                    e);
        }
    }

    @Override
    public String toString() {
        return id + "@" + server;
    }
}
