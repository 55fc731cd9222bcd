package org.postern.protocol.id;

import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.ec.InvalidPointException;

/** Reading of {@code pub58} texts at the edge (api.md §3). */
public final class PublicKeys {
    private static final int MAX_TEXT = 60;

    private PublicKeys() {}

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException unless the text is the Base58Check of a compressed point on the curve
     */
    public static EcPublicKey parse(String text) {
        if (text.length() > MAX_TEXT) {
            throw new IllegalArgumentException("Expected a public key of about 50 characters, found " + text.length());
        }
        try {
            return EcPublicKey.fromText(text);
        } catch (InvalidPointException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
