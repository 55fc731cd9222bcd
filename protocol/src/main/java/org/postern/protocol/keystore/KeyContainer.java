package org.postern.protocol.keystore;

import java.util.List;
import java.util.Optional;

/**
 * A keystore of the public-key directory: pgpkeystore or simplekeystore (pki.md §4). Immutable. Reading checks the form
 * only; {@link #validStrict} and {@link #verifies} judge the signatures.
 */
public sealed interface KeyContainer permits Keystore, Document {
    /** Octets of a container: a picture of 160 KiB, and room for keys and signatures. */
    int MAX_LENGTH = 256 * 1024;

    /**
     * Reads a container of either data type.
     *
     * @throws KeystoreException when the bytes are none
     */
    static KeyContainer decode(byte[] container) throws KeystoreException {
        return new ContainerReader(container).read();
    }

    /** The bytes as writers order and frame them. */
    byte[] encode();

    /** Whether every key, signature and attachment in it holds (pki.md §3.8, §3.9, §4.2). */
    boolean validStrict();

    /** Valid, and every attachment has its data. */
    boolean validToSave();

    /** Every secret key replaced by its public form. */
    KeyContainer publicView();

    /** With the data of all attachments, or of none; pointers always stay. */
    KeyContainer withAttachments(boolean data);

    /** With the data of these attachments, in this order; unknown names are skipped. */
    KeyContainer withAttachments(List<String> names);

    /** What integration signatures cover: public, and without the data of attachments. */
    KeyContainer signedView();

    /** File names of the attachments. */
    List<String> attachmentNames();

    /** The data of an attachment; empty when there is none or this view leaves it out. */
    Optional<byte[]> attachment(String name);

    /** SHA-256 of the encoded container (pki.md §4.4). */
    default byte[] dataHash() {
        return HashAlgorithm.SHA256.digest().digest(encode());
    }

    /**
     * Whether a key of this container that may do so made the signature over the signed view (pki.md §4.5). Freshness is
     * the database's question; validity is asked apart.
     */
    boolean verifies(IntegrationSignature kis);

    /** The same for a signature over another message, such as the one that removes the entry (pki.md §12.4). */
    boolean verifies(IntegrationSignature kis, byte[] message);

    /** Whether a key of this id is in it. */
    boolean contains(KeyId id);
}
