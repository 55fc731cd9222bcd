package org.postern.protocol.directory.vrf;

import java.security.SecureRandom;
import org.postern.protocol.directory.BitString;
import org.postern.protocol.directory.EntryName;

/** The server's side of the function that places names (pki.md §5, §19.3). Safe for use by several threads. */
public sealed interface IndexProver permits LegacyIndexProver, EcvrfIndexProver {
    /** By what clients verify. */
    IndexKey key();

    /** Where a name stands. */
    BitString index(EntryName name);

    /**
     * The same with its proof. Servers may keep it and serve it again.
     *
     * @param random for the nonce, where the function needs one
     */
    IndexProof prove(EntryName name, SecureRandom random);
}
