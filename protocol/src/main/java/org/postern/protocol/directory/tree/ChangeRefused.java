package org.postern.protocol.directory.tree;

import org.postern.protocol.directory.BitString;

/** A change that does not fit the tree (pki.md §6.3, §6.4); nothing has been changed. */
public final class ChangeRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient BitString index;

    /** The names the reference gives to the two errors. */
    public enum Reason {
        EXISTS,
        NOT_FOUND
    }

    ChangeRefused(Reason reason, BitString index) {
        super(
                switch (reason) {
                    case EXISTS -> "Expected no entry of this name, found one";
                    case NOT_FOUND -> "Expected an entry of this name, found none";
                });
        this.reason = reason;
        this.index = index;
    }

    public Reason reason() {
        return reason;
    }

    /** Of the entry that stands in the way, or is missing. */
    public BitString index() {
        return index;
    }
}
