package org.postern.crypto.ec;

/** Why the native implementation of the curve cannot be used on this machine (transport.md §16). */
final class NativeUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    NativeUnavailable(String reason) {
        super(reason);
        this.reason = reason;
    }

    NativeUnavailable(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    /** The reason in one line, for people. */
    String reason() {
        return reason;
    }
}
