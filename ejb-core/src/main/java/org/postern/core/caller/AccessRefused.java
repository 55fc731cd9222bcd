package org.postern.core.caller;

import jakarta.ejb.ApplicationException;

/** A failed check of rights. The API reports it as an internal failure with a fixed text, not with a code (api.md §2). */
@ApplicationException(rollback = true)
public final class AccessRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Level level;

    public AccessRefused(Level level) {
        super("Failed assert " + level, null, false, false);
        this.level = level;
    }

    public Level level() {
        return level;
    }

    /**
     * The text on the wire, which clients match.
     *
     * @param method the method's name as it was called
     */
    public String text(String method) {
        return "Failed assert " + level + " for method '" + method + "'";
    }
}
