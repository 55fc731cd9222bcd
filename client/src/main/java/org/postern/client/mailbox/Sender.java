package org.postern.client.mailbox;

import java.security.SecureRandom;
import java.util.Optional;
import org.postern.client.account.Account;
import org.postern.client.discovery.ServerAddress;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.id.Hashmail;

/**
 * Who signs a message (white paper S-51).
 *
 * @param address {@code user#host}
 * @param key the identity key, or one that is thrown away after the message
 */
public record Sender(Hashmail address, EcPrivateKey key) {

    /** A logged-in account. */
    public static Sender of(Account account) {
        return new Sender(account.address(), account.keys().identity());
    }

    /** Somebody without an account: a random key, used for one message only (client.md §12). */
    public static Sender anonymous(ServerAddress server, SecureRandom random) {
        return new Sender(new Hashmail(Hashmail.ANONYMOUS, server.toString()), EcPrivateKey.generate(random));
    }

    /** As the message names the sender. */
    Party party() {
        return new Party(Optional.empty(), address, key.publicKey());
    }
}
