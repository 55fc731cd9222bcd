package org.postern.protocol.directory.history;

import java.util.Optional;
import org.postern.protocol.keystore.DocumentSignature;
import org.postern.protocol.keystore.Keystore;
import org.postern.protocol.keystore.KeystoreException;
import org.postern.protocol.keystore.PrimaryKey;

/**
 * Verification of one header, signature included (pki.md §10.2).
 *
 * @param key the first primary key of the server's keystore
 */
public record HeaderCheck(PrimaryKey key) {
    /** By the first primary key of a keystore that has been found valid. */
    public static HeaderCheck of(Keystore server) {
        return new HeaderCheck(server.primaryKeys().getFirst());
    }

    /** What is wrong with a header; nothing when it holds. */
    public Optional<HeaderFault> fault(SignedHeader signed) {
        Header header = signed.header();
        if (!signed.isNamedRight()) {
            return Optional.of(HeaderFault.HASH);
        }
        if (header.version() != Header.VERSION || header.seq() < 0 || header.timestamp() < 0) {
            return Optional.of(HeaderFault.VERSION);
        }
        try {
            DocumentSignature signature =
                    DocumentSignature.decode(signed.signature().toArray());
            if (!signature.issuer().equals(key.keyId())) {
                return Optional.of(HeaderFault.ISSUER);
            }
            return signature.verifies(key, header.signedData()) ? Optional.empty() : Optional.of(HeaderFault.SIGNATURE);
        } catch (KeystoreException e) {
            return Optional.of(HeaderFault.SIGNATURE);
        }
    }
}
