package org.postern.crypto.srp;

import java.security.GeneralSecurityException;

/** A password login that must not go on (transport.md §14.2). */
public final class SrpException extends GeneralSecurityException {
    /** Why it must not. */
    public enum Reason {
        /** A or B is zero modulo N, or not a number below N. */
        ILLEGAL_PUBLIC_VALUE,
        /** The client's proof is wrong: another password. */
        DIFFERENT_M1,
        /** The server's proof is wrong: it does not know the verifier. */
        DIFFERENT_M2
    }

    private final Reason reason;

    SrpException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
