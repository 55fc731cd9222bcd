package org.postern.protocol.directory.tree;

import org.postern.protocol.directory.Hash;

/** A tree names a node that its store does not have, or has under a wrong hash (pki.md §16). */
public final class MissingNode extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public MissingNode(Hash hash) {
        super("Expected a node of hash " + hash + ", found none");
    }
}
