package org.postern.client.storage;

import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.util.Optional;
import org.postern.client.discovery.ServerAddress;
import org.postern.client.failure.WrongUse;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.hd.ExtendedKey;
import org.postern.protocol.id.DescriptorId;

/**
 * A descriptor reference: an extended key and the server where the descriptor lives. Whoever holds it may read, and write too
 * if the key is a private one (client.md §7). As text {@code postern:HOST/XPUB} or {@code postern:HOST/XPRV}.
 */
public record DescriptorReference(ServerAddress server, ExtendedKey key) {
    private static final String SCHEME = "postern:";

    /** A new descriptor on a server. */
    public static DescriptorReference create(ServerAddress server, SecureRandom random) {
        return new DescriptorReference(server, ExtendedKey.generate(random));
    }

    /** Whether a text is meant to be a reference. */
    public static boolean looksLike(String text) {
        return text.startsWith(SCHEME);
    }

    /**
     * Reads the text form.
     *
     * @throws WrongUse if the text is no reference
     */
    public static DescriptorReference parse(String text) throws WrongUse {
        int slash = text.indexOf('/');
        if (!looksLike(text) || slash < 0) {
            throw new WrongUse("Expected a reference of the form postern:HOST/KEY.");
        }
        try {
            return new DescriptorReference(
                    ServerAddress.parse(text.substring(SCHEME.length(), slash)),
                    ExtendedKey.parse(text.substring(slash + 1)));
        } catch (IllegalArgumentException | InvalidKeyException e) {
            throw new WrongUse("The reference is not complete, or a letter of it is wrong. Copy it again.", e);
        }
    }

    /** The descriptor's id. */
    public DescriptorId id() {
        return DescriptorId.of(key.publicKey());
    }

    /** Opens what the descriptor describes: the chain code, 32 bytes. */
    public byte[] readKey() {
        return key.chainCode();
    }

    /** Signs new versions; absent in a read-only reference. */
    public Optional<EcPrivateKey> writeKey() {
        return key.privateKey();
    }

    /** The same reference without the right to write. */
    public DescriptorReference readOnly() {
        return new DescriptorReference(server, key.publicOnly());
    }

    /** The text form; with the right to write if this reference has it. */
    public String text() {
        return SCHEME + server + "/" + key.xprv().orElseGet(key::xpub);
    }

    /** The id only: the text form is a secret. */
    @Override
    public String toString() {
        return "reference to " + id();
    }
}
