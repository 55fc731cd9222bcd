package org.postern.protocol.directory.log;

import org.postern.protocol.directory.Hash;

/** Port: where the complete subtrees of the log lie; only new ones are added (pki.md §19.2). */
@FunctionalInterface
public interface LogNodes {
    /**
     * The hash of a complete subtree.
     *
     * @throws IllegalStateException when it is not there, which happens to a damaged database only
     */
    Hash hash(int level, long position);
}
