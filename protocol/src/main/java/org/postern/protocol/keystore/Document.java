package org.postern.protocol.keystore;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** simplekeystore: bare public keys and attachments, such as the list of administrators (pki.md §4.2). */
public final class Document implements KeyContainer {
    private final List<KeyPacket> keys;
    private final Attachments attachments;

    Document(List<KeyPacket> keys, Attachments attachments) {
        this.keys = List.copyOf(keys);
        this.attachments = attachments;
    }

    /**
     * Reads a container of data type 2.
     *
     * @throws KeystoreException when the bytes are none
     */
    public static Document decode(byte[] container) throws KeystoreException {
        return new ContainerReader(container).document();
    }

    @Override
    public byte[] encode() {
        OctetWriter out = new OctetWriter();
        new Packet(PacketTag.DATA_TYPE, new byte[] {ContainerReader.DOCUMENT}).writeTo(out);
        keys.forEach(key -> key.encodePrimary().writeTo(out));
        attachments.writeTo(out);
        return out.toByteArray();
    }

    @Override
    public boolean validStrict() {
        return attachments.isValid();
    }

    @Override
    public boolean validToSave() {
        return attachments.isComplete() && validStrict();
    }

    /** The document itself: it never holds secret keys. */
    @Override
    public Document publicView() {
        return this;
    }

    @Override
    public Document withAttachments(boolean data) {
        return data ? this : new Document(keys, attachments.withoutData());
    }

    @Override
    public Document withAttachments(List<String> names) {
        return new Document(keys, attachments.withData(names));
    }

    @Override
    public Document signedView() {
        return withAttachments(false);
    }

    @Override
    public List<String> attachmentNames() {
        return attachments.names();
    }

    @Override
    public Optional<byte[]> attachment(String name) {
        return attachments.content(name);
    }

    @Override
    public boolean verifies(IntegrationSignature kis) {
        return signed(kis, signedView());
    }

    @Override
    public boolean verifies(IntegrationSignature kis, byte[] message) {
        return keys.stream().anyMatch(key -> kis.packet().verifies(key, message));
    }

    /** Whether any listed key made the signature over a view, of this document or the next one. */
    boolean signed(IntegrationSignature kis, KeyContainer view) {
        return verifies(kis, view.encode());
    }

    @Override
    public boolean contains(KeyId id) {
        return keys.stream().anyMatch(key -> key.keyId().equals(id));
    }

    public List<KeyPacket> keys() {
        return keys;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Document that && Arrays.equals(encode(), that.encode());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encode());
    }

    @Override
    public String toString() {
        return "Document of " + keys.size() + " keys";
    }
}
