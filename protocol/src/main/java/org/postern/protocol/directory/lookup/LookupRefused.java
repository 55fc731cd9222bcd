package org.postern.protocol.directory.lookup;

/** Ends a verification at the first step that fails; it does not leave this package. */
final class LookupRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final LookupFault fault;

    LookupRefused(LookupFault fault) {
        super(fault.sentence());
        this.fault = fault;
    }

    LookupFault fault() {
        return fault;
    }

    static void unless(boolean holds, LookupFault fault) throws LookupRefused {
        if (!holds) {
            throw new LookupRefused(fault);
        }
    }
}
