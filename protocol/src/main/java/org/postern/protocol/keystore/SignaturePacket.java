package org.postern.protocol.keystore;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.postern.crypto.ec.CompactSignature;
import org.postern.crypto.ec.EcPrivateKey;

/** A signature packet (pki.md §3.7): what it says, by which key, since when, and the ECDSA numbers. */
public final class SignaturePacket {
    private static final int VERSION = 4;
    private static final int NUMBER_BITS = 256;
    private static final int NUMBER_LENGTH = 32;
    private static final int COMPACT_HEADER = 0x1b;
    private static final int DIGEST_START = 2;

    private final SignatureType type;
    private final HashAlgorithm hash;
    private final byte[] hashedPart;
    private final Subpackets unhashed;
    private final byte[] digestStart;
    private final byte[] compact;

    private final Subpackets hashed;
    private final long creationSeconds;
    private final KeyId issuer;
    private final int keyFlags;
    private final List<Fingerprint> revocationKeys;
    private final Optional<SignaturePacket> embedded;

    private SignaturePacket(
            byte[] hashedPart, Subpackets unhashed, byte[] digestStart, byte[] compact, boolean mayEmbed)
            throws KeystoreException {
        OctetReader in = new OctetReader(hashedPart);
        int version = in.u8();
        if (version != VERSION) {
            throw new KeystoreException("Expected a signature of version 4, found " + version);
        }
        this.type = SignatureType.of(in.u8());
        if (KeyAlgorithm.of(in.u8()) != KeyAlgorithm.ECDSA) {
            throw new KeystoreException("Expected an ECDSA signature, found another algorithm");
        }
        this.hash = HashAlgorithm.of(in.u8());
        this.hashed = Subpackets.decode(in.octets(in.u16()));
        this.hashedPart = hashedPart;
        this.unhashed = unhashed;
        this.digestStart = digestStart;
        this.compact = compact;
        this.creationSeconds = hashed.creationTime();
        this.issuer = unhashed.issuer();
        this.keyFlags = hashed.keyFlags();
        this.revocationKeys = hashed.revocationKeys();
        this.embedded = embedded(mayEmbed);
    }

    static SignaturePacket decode(Packet packet) throws KeystoreException {
        return decode(packet, true);
    }

    private static SignaturePacket decode(Packet packet, boolean mayEmbed) throws KeystoreException {
        OctetReader in = new OctetReader(packet.body());
        in.octets(4);
        in.octets(in.u16());
        byte[] hashedPart = in.since(0);
        Subpackets unhashed = Subpackets.decode(in.octets(in.u16()));
        byte[] digestStart = in.octets(DIGEST_START);
        byte[] compact = compact(in.mpi(NUMBER_BITS), in.mpi(NUMBER_BITS));
        in.expectEnd("the signature");
        return new SignaturePacket(hashedPart, unhashed, digestStart, compact, mayEmbed);
    }

    /** Only one level deep: nothing embeds more, and depth would be the sender's choice. */
    private Optional<SignaturePacket> embedded(boolean mayEmbed) throws KeystoreException {
        Optional<byte[]> octets = hashed.embeddedSignature();
        if (octets.isEmpty()) {
            return Optional.empty();
        }
        if (!mayEmbed) {
            throw new KeystoreException("Expected an embedded signature without another inside");
        }
        return Optional.of(decode(PacketReader.readOne(octets.get(), PacketTag.SIGNATURE), false));
    }

    private static byte[] compact(byte[] r, byte[] s) {
        byte[] compact = new byte[CompactSignature.LENGTH];
        compact[0] = COMPACT_HEADER;
        System.arraycopy(r, 0, compact, 1 + NUMBER_LENGTH - r.length, r.length);
        System.arraycopy(s, 0, compact, CompactSignature.LENGTH - s.length, s.length);
        return compact;
    }

    /**
     * Signs data with SHA-256.
     *
     * @param statements subpackets of the hashed part that come before the creation time
     */
    static SignaturePacket sign(
            SignatureType type,
            Subpackets.Builder statements,
            long creationSeconds,
            EcPrivateKey key,
            KeyId issuer,
            byte[] signedData) {
        byte[] hashed = statements
                .add(
                        Subpackets.CREATION_TIME,
                        new OctetWriter().u32(creationSeconds).toByteArray())
                .build();
        byte[] hashedPart = new OctetWriter()
                .u8(VERSION)
                .u8(type.number())
                .u8(KeyAlgorithm.ECDSA.number())
                .u8(HashAlgorithm.SHA256.number())
                .u16(hashed.length)
                .octets(hashed)
                .toByteArray();
        byte[] issuerOctets =
                ByteBuffer.allocate(Long.BYTES).putLong(issuer.value()).array();
        byte[] unhashed =
                new Subpackets.Builder().add(Subpackets.ISSUER, issuerOctets).build();
        byte[] digest = digest(HashAlgorithm.SHA256, signedData, hashedPart);
        byte[] compact = CompactSignature.sign(key, digest);
        try {
            return new SignaturePacket(
                    hashedPart, Subpackets.decode(unhashed), Arrays.copyOf(digest, DIGEST_START), compact, true);
        } catch (KeystoreException e) {
            throw new AssertionError("a signature just made is well formed", e);
        }
    }

    Packet encode() {
        byte[] unhashedOctets = unhashed.octets();
        byte[] body = new OctetWriter()
                .octets(hashedPart)
                .u16(unhashedOctets.length)
                .octets(unhashedOctets)
                .octets(digestStart)
                .mpi(Arrays.copyOfRange(compact, 1, 1 + NUMBER_LENGTH))
                .mpi(Arrays.copyOfRange(compact, 1 + NUMBER_LENGTH, CompactSignature.LENGTH))
                .toByteArray();
        return new Packet(PacketTag.SIGNATURE, body);
    }

    /** Whether the key made this signature over the data; whether it was revoked then is not asked here. */
    boolean verifies(KeyPacket key, byte[] signedData) {
        if (!key.canSign() || !issuer.equals(key.keyId())) {
            return false;
        }
        byte[] digest = digest(hash, signedData, hashedPart);
        return MessageDigest.isEqual(digestStart, Arrays.copyOf(digest, DIGEST_START))
                && CompactSignature.verify(key.publicKey(), Arrays.copyOf(digest, NUMBER_LENGTH), compact);
    }

    private static byte[] digest(HashAlgorithm hash, byte[] signedData, byte[] hashedPart) {
        MessageDigest digest = hash.digest();
        digest.update(signedData);
        digest.update(hashedPart);
        return digest.digest(
                new OctetWriter().u16(0x04FF).u32(hashedPart.length).toByteArray());
    }

    Subpackets hashed() {
        return hashed;
    }

    /** Keys that may revoke the key bound here. */
    List<Fingerprint> revocationKeys() {
        return revocationKeys;
    }

    /** The signature by which a signing subkey accepts its primary key. */
    Optional<SignaturePacket> embedded() {
        return embedded;
    }

    public SignatureType type() {
        return type;
    }

    /** Seconds since 1970. */
    public long creationSeconds() {
        return creationSeconds;
    }

    /** The key that claims to have signed. */
    public KeyId issuer() {
        return issuer;
    }

    /** What the bound key may be used for, as bits of pki.md §3.7; 0 when nothing is said. */
    public int keyFlags() {
        return keyFlags;
    }
}
