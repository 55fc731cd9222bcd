package org.postern.client.failure;

/** The server ended a login (transport.md §9.4, §9.5, alert texts of §21). */
public final class LoginRefused extends ClientFailure {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** Wrong password or unknown name; the server does not say which. */
        WRONG_NAME_OR_PASSWORD,
        /** No account of the server has these recovery words. */
        UNKNOWN_WORDS,
        /** Too many failed logins from this address. */
        SLOWED,
        /** The server takes no logins at present. */
        BLOCKED
    }

    private final Reason reason;

    /** A refusal. */
    public LoginRefused(Reason reason) {
        super(
                switch (reason) {
                    case WRONG_NAME_OR_PASSWORD -> "Name or password is wrong.";
                    case UNKNOWN_WORDS -> "No account on this server has these recovery words.";
                    case SLOWED -> "Too many tries. Wait a while, then try again.";
                    case BLOCKED -> "The server takes no logins at the moment. Your data is unharmed; try again later.";
                });
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
