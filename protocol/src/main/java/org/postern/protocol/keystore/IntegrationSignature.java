package org.postern.protocol.keystore;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;

/** Integration signature ("kis"): a key of a container says that the container belongs to a revision (pki.md §4.5). */
public final class IntegrationSignature {
    private static final int REVISION_LENGTH = 32;
    private static final int STATEMENT_LENGTH = Integer.BYTES + REVISION_LENGTH;
    /** Far above what writers make; unknown subpackets need room. */
    private static final int MAX_LENGTH = 16 * 1024;

    private final SignaturePacket packet;
    private final long seconds;
    private final byte[] revision;

    private IntegrationSignature(SignaturePacket packet) throws KeystoreException {
        if (packet.type() != SignatureType.BINARY_DOCUMENT) {
            throw new KeystoreException("Expected a signature BINARY_DOCUMENT, found " + packet.type());
        }
        OctetReader in = new OctetReader(packet.hashed().sized(Subpackets.DATABASE_REVISION, STATEMENT_LENGTH));
        this.packet = packet;
        this.seconds = in.u32();
        this.revision = in.rest();
    }

    /**
     * Reads a signature packet, header included.
     *
     * @throws KeystoreException when the bytes are another thing
     */
    public static IntegrationSignature decode(byte[] octets) throws KeystoreException {
        if (octets.length > MAX_LENGTH) {
            throw new KeystoreException(
                    "Expected a signature of at most " + MAX_LENGTH + " octets, found " + octets.length);
        }
        return new IntegrationSignature(SignaturePacket.decode(PacketReader.readOne(octets, PacketTag.SIGNATURE)));
    }

    /**
     * Signs the signed view of a keystore.
     *
     * @param key private key of a primary key or subkey in it
     * @param revision32 revision hash of a recent head
     * @param seconds now, since 1970, for the database
     * @param creationSeconds time of the signature, since 1970
     * @throws IllegalArgumentException when the key is not in the keystore or the revision has another length
     */
    public static IntegrationSignature sign(
            Keystore keystore, EcPrivateKey key, byte[] revision32, long seconds, long creationSeconds) {
        return sign(keystore, key, keystore.signedView().encode(), revision32, seconds, creationSeconds);
    }

    /** The same over another message, such as the one that removes the entry (pki.md §12.4). */
    public static IntegrationSignature sign(
            Keystore keystore,
            EcPrivateKey key,
            byte[] message,
            byte[] revision32,
            long seconds,
            long creationSeconds) {
        EcPublicKey publicKey = key.publicKey();
        KeyId issuer = keystore.allKeys()
                .filter(k -> k.key().publicKey().equals(publicKey))
                .map(PlacedKey::keyId)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Expected a key of the keystore, found another"));
        return sign(message, key, issuer, revision32, seconds, creationSeconds);
    }

    /** The same for a document. */
    public static IntegrationSignature sign(
            Document document, EcPrivateKey key, byte[] revision32, long seconds, long creationSeconds) {
        EcPublicKey publicKey = key.publicKey();
        KeyId issuer = document.keys().stream()
                .filter(k -> k.publicKey().equals(publicKey))
                .map(KeyPacket::keyId)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Expected a key of the document, found another"));
        return sign(document.signedView().encode(), key, issuer, revision32, seconds, creationSeconds);
    }

    private static IntegrationSignature sign(
            byte[] message, EcPrivateKey key, KeyId issuer, byte[] revision32, long seconds, long creationSeconds) {
        if (revision32.length != REVISION_LENGTH) {
            throw new IllegalArgumentException("Expected a revision of 32 octets, found " + revision32.length);
        }
        byte[] statement = new OctetWriter().u32(seconds).octets(revision32).toByteArray();
        SignaturePacket packet = SignaturePacket.sign(
                SignatureType.BINARY_DOCUMENT,
                new Subpackets.Builder().add(Subpackets.DATABASE_REVISION, statement),
                creationSeconds,
                key,
                issuer,
                message);
        try {
            return new IntegrationSignature(packet);
        } catch (KeystoreException e) {
            throw new AssertionError("a signature just made is well formed", e);
        }
    }

    /** The signature packet, header included. */
    public byte[] encode() {
        return packet.encode().encode();
    }

    public KeyId issuer() {
        return packet.issuer();
    }

    /** The revision hash it was made over, 32 octets. */
    public byte[] revision() {
        return revision.clone();
    }

    /** When its maker took that revision for recent, seconds since 1970. */
    public long seconds() {
        return seconds;
    }

    /** Time of the signature itself, seconds since 1970. */
    public long creationSeconds() {
        return packet.creationSeconds();
    }

    SignaturePacket packet() {
        return packet;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IntegrationSignature that && Arrays.equals(encode(), that.encode());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encode());
    }
}
