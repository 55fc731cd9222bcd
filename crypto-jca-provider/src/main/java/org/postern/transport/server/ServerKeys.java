package org.postern.transport.server;

import java.util.Optional;
import org.postern.crypto.ec.EcPrivateKey;

/** Static keys of this server, for {@code ecdhef} (transport.md §9.6). */
public interface ServerKeys {
    /** The key with this id of 16 upper-case hex digits. */
    Optional<EcPrivateKey> byKeyId(String keyId);
}
