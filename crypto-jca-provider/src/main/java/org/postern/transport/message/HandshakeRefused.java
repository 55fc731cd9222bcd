package org.postern.transport.message;

/** A handshake or record the server cannot go on with; its text becomes the alert that ends the response (transport.md §8, §21). */
public final class HandshakeRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final String alertText;

    /** A refusal with one of the fixed texts. */
    public HandshakeRefused(AlertText alert) {
        this(alert.text());
    }

    private HandshakeRefused(String alertText) {
        super(alertText);
        this.alertText = alertText;
    }

    /** {@code ecdhef} named a key this server does not have (§9.6). */
    public static HandshakeRefused unknownKey(String keyId) {
        return new HandshakeRefused("Cannot find key with id " + keyId);
    }

    /** The text of the alert. */
    public String alertText() {
        return alertText;
    }
}
