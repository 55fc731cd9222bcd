package org.postern.client.account;

import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.hd.ExtendedKey;

/** The keys of an account, hardened children of its master key (client.md §5). They live in memory only (white paper M-13). */
public final class KeyTree {
    private static final int FILES = 0;
    private static final int IDENTITY = 2;
    private static final int SINK_DATA = 25;

    private final ExtendedKey master;

    private KeyTree(ExtendedKey master) {
        this.master = master;
    }

    /** The tree of a master seed of 64 bytes. */
    public static KeyTree of(byte[] masterSeed) {
        return new KeyTree(ExtendedKey.fromSeed(masterSeed));
    }

    /** The identity key: who the account is to others. */
    public EcPrivateKey identity() {
        return master.hardenedChild(IDENTITY)
                .privateKey()
                .orElseThrow(() -> new AssertionError("children of a private key are private"));
    }

    /** The descriptor of the root directory "files". */
    public ExtendedKey rootDirectory() {
        return master.hardenedChild(FILES);
    }

    /** The key under which descriptions of sinks are sealed, 32 bytes. */
    public byte[] sinkDataKey() {
        return master.hardenedChild(SINK_DATA).chainCode();
    }
}
