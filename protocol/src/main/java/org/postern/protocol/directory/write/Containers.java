package org.postern.protocol.directory.write;

import org.postern.protocol.directory.Hash;
import org.postern.protocol.keystore.KeyContainer;

/** Port: containers by the hash of their bytes (pki.md §4.4, §16). */
@FunctionalInterface
public interface Containers {
    /**
     * The container of an entry in the tree.
     *
     * @throws IllegalStateException when it is not there, which happens to a damaged database only
     */
    KeyContainer container(Hash dataHash);
}
