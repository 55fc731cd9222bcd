package org.postern.protocol.id;

import org.postern.crypto.ec.EcPublicKey;

/** SID: the serialised public key of a mailbox, which is also what identifies it (white paper "Mailboxes"; api.md §3 {@code sid}). */
public record SinkId(EcPublicKey key) {

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException unless the text is the Base58Check of a point on the curve
     */
    public static SinkId parse(String text) {
        return new SinkId(PublicKeys.parse(text));
    }

    @Override
    public String toString() {
        return key.text();
    }
}
