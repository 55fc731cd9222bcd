package org.postern.protocol.keystore;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postern.crypto.ec.EcPrivateKey;

/** A signature of type 00 over a message that travels elsewhere: of headers, cosignatures, requests (pki.md §3.7, §11). */
public final class DocumentSignature {
    /** Far above what writers make; unknown subpackets need room. */
    private static final int MAX_LENGTH = 16 * 1024;

    private final SignaturePacket packet;

    private DocumentSignature(SignaturePacket packet) {
        this.packet = packet;
    }

    /**
     * Reads a signature packet, header included.
     *
     * @throws KeystoreException when the bytes are another thing
     */
    public static DocumentSignature decode(byte[] octets) throws KeystoreException {
        if (octets.length > MAX_LENGTH) {
            throw new KeystoreException(
                    "Expected a signature of at most " + MAX_LENGTH + " octets, found " + octets.length);
        }
        SignaturePacket packet = SignaturePacket.decode(PacketReader.readOne(octets, PacketTag.SIGNATURE));
        if (packet.type() != SignatureType.BINARY_DOCUMENT) {
            throw new KeystoreException("Expected a signature BINARY_DOCUMENT, found " + packet.type());
        }
        return new DocumentSignature(packet);
    }

    /**
     * Signs a message.
     *
     * @param issuer id of the key in its keystore
     * @param creationSeconds time of the signature, since 1970
     */
    public static DocumentSignature sign(EcPrivateKey key, KeyId issuer, byte[] message, long creationSeconds) {
        return new DocumentSignature(SignaturePacket.sign(
                SignatureType.BINARY_DOCUMENT, new Subpackets.Builder(), creationSeconds, key, issuer, message));
    }

    /** Whether this key made it over the message, and before any revocation of it. */
    public boolean verifies(PlacedKey key, byte[] message) {
        return key.signed(packet, message);
    }

    /** Whether a key of this keystore made it over the message, and before any revocation of it. */
    public boolean verifies(Keystore keystore, byte[] message) {
        return keystore.key(issuer()).filter(key -> verifies(key, message)).isPresent();
    }

    /** The key that claims to have signed. */
    public KeyId issuer() {
        return packet.issuer();
    }

    /** Seconds since 1970. */
    public long creationSeconds() {
        return packet.creationSeconds();
    }

    /** The signature packet, header included. */
    public byte[] encode() {
        return packet.encode().encode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DocumentSignature that && Arrays.equals(encode(), that.encode());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encode());
    }
}
