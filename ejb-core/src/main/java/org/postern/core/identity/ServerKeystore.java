package org.postern.core.identity;

import org.postern.transport.server.ServerKeys;

/**
 * The static key of this installation and what of it is published (pki.md §13.2; transport.md §9.6): the same at every start
 * and on every node.
 */
public interface ServerKeystore extends ServerKeys {
    /** The public keystore as {@code getConfig} publishes it. */
    byte[] published();
}
