package org.postern.client.failure;

import org.postern.crypto.ec.EcPublicKey;

/**
 * Under the address of a known server somebody says not to have its key (transport.md §9.6; white paper C-13). Anybody in between can
 * say that, so there is no connection until a person has decided that the key may be forgotten.
 */
public final class ServerKeyUnknown extends ClientFailure {
    private static final long serialVersionUID = 1L;

    private final transient EcPublicKey known;

    /**
     * A server that denies its key.
     *
     * @param server its address
     * @param known the key it has been known by
     * @param cause what it said
     */
    public ServerKeyUnknown(String server, EcPublicKey known, Throwable cause) {
        super(
                server
                        + " says that it does not have the key it is known by. Either it was given a new one, or somebody"
                        + " stands in between who wants the old one forgotten. Nothing was sent.",
                cause);
        this.known = known;
    }

    /** The key the server has been known by. */
    public EcPublicKey known() {
        return known;
    }
}
