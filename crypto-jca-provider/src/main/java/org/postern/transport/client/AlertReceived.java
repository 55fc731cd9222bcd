package org.postern.transport.client;

import org.postern.transport.message.AlertText;

/** The server ended the body with an alert (transport.md §9.9). */
public final class AlertReceived extends TransportException {
    private static final long serialVersionUID = 1L;

    private final String text;

    /** An alert with this text. */
    public AlertReceived(String text) {
        super("alert received: " + text);
        this.text = text;
    }

    /** The text as sent, for {@link AlertText} to compare with. */
    public String text() {
        return text;
    }
}
