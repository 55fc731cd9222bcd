package org.postern.core.account.control;

import java.util.Set;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.Username;
import org.postern.protocol.keystore.IntegrationSignature;
import org.postern.protocol.keystore.Keystore;
import org.postern.protocol.keystore.KeystoreException;

/** The keystore a user publishes, with the signature that asks for it (api.md §3 {@code userKeystore}, {@code kis}; pki.md §4). */
record UserKeystore(Keystore keystore, IntegrationSignature kis) {
    private static final Set<String> ATTACHMENTS = Set.of("info", "image");

    /**
     * Reads both.
     *
     * @throws ProtocolException INVALID_JSON_PARAMETERS when one of them is malformed
     */
    static UserKeystore read(byte[] keystore, byte[] kis) throws ProtocolException {
        String member = "keystore";
        try {
            Keystore decoded = Keystore.decode(keystore);
            requirePublic(decoded);
            member = "kis";
            return new UserKeystore(decoded, IntegrationSignature.decode(kis));
        } catch (KeystoreException e) {
            throw new ProtocolException(ErrorCode.INVALID_JSON_PARAMETERS, member + " -> " + e.getMessage());
        }
    }

    /** A private key must never reach the server, and a profile has two known attachments. */
    private static void requirePublic(Keystore keystore) throws ProtocolException {
        if (!keystore.publicView().equals(keystore)) {
            throw new ProtocolException(
                    ErrorCode.INVALID_JSON_PARAMETERS, "keystore -> Expected public keys only, found a private one");
        }
        if (!ATTACHMENTS.containsAll(keystore.attachmentNames())) {
            throw new ProtocolException(
                    ErrorCode.INVALID_JSON_PARAMETERS, "keystore -> Expected no attachments but info and image");
        }
    }

    EcPublicKey identityKey() {
        return keystore.primaryKey();
    }

    /**
     * The keystore is certified by its own key, names this user, and its owner asked for its publication.
     *
     * @throws ProtocolException INVALID_IDENTITY_KEY
     */
    void requireOwner(Username user) throws ProtocolException {
        boolean owned =
                keystore.primaryUserId().equals(user.text()) && keystore.validToSave() && keystore.verifies(kis);
        if (!owned) {
            throw new ProtocolException(ErrorCode.INVALID_IDENTITY_KEY);
        }
    }
}
