package org.postern.protocol.directory.history;

import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.directory.Octets;
import org.postern.protocol.keystore.DocumentSignature;
import org.postern.protocol.keystore.KeyId;

/** Port: the server's primary key, which may lie in hardware (pki.md §16). */
@FunctionalInterface
public interface ServerSigner {
    /**
     * A signature packet of type 00 over the data.
     *
     * @param seconds time of the signature, since 1970
     */
    Octets sign(byte[] data, long seconds);

    /** A key in memory, known by this id in the server's keystore. */
    static ServerSigner of(EcPrivateKey key, KeyId id) {
        return (data, seconds) ->
                Octets.of(DocumentSignature.sign(key, id, data, seconds).encode());
    }
}
