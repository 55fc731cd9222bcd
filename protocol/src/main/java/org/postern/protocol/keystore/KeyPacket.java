package org.postern.protocol.keystore;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.ec.InvalidPointException;

/** A key with its time of creation, public or secret, on secp256k1 only (pki.md §3.4). */
public final class KeyPacket {
    private static final int VERSION = 4;
    private static final byte[] SECP256K1 = HexFormat.of().parseHex("2b8104000a");
    private static final int POINT_BITS = 515;
    private static final int SCALAR_BITS = 256;
    private static final int NOT_ENCRYPTED = 0;
    private static final byte[] KDF_START = {3, 1};
    private static final int KDF_LENGTH = 4;

    private final long creationSeconds;
    private final KeyAlgorithm algorithm;
    private final EcPublicKey publicKey;
    /** Parameters of ECDH keys, as they stand in the packet; empty for others. */
    private final byte[] kdf;

    private final Optional<EcPrivateKey> secret;
    private final Fingerprint fingerprint;

    private KeyPacket(
            long creationSeconds,
            KeyAlgorithm algorithm,
            EcPublicKey publicKey,
            byte[] kdf,
            Optional<EcPrivateKey> secret) {
        this.creationSeconds = creationSeconds;
        this.algorithm = algorithm;
        this.publicKey = publicKey;
        this.kdf = kdf;
        this.secret = secret;
        this.fingerprint = new Fingerprint(HashAlgorithm.digest("SHA-1").digest(fingerprintInput()));
    }

    /** The public form of a signing key. */
    static KeyPacket signing(EcPublicKey key, long creationSeconds) {
        return new KeyPacket(creationSeconds, KeyAlgorithm.ECDSA, key, new byte[0], Optional.empty());
    }

    static KeyPacket decode(Packet packet) throws KeystoreException {
        OctetReader in = new OctetReader(packet.body());
        int version = in.u8();
        if (version != VERSION) {
            throw new KeystoreException("Expected a key of version 4, found " + version);
        }
        long creationSeconds = in.u32();
        KeyAlgorithm algorithm = KeyAlgorithm.of(in.u8());
        if (!Arrays.equals(in.octets(in.u8()), SECP256K1)) {
            throw new KeystoreException("Expected a key on secp256k1, found another curve");
        }
        EcPublicKey publicKey = point(in.mpi(POINT_BITS));
        byte[] kdf = algorithm == KeyAlgorithm.ECDH ? kdf(in) : new byte[0];
        Optional<EcPrivateKey> secret = packet.tag().isSecret() ? Optional.of(secret(in, publicKey)) : Optional.empty();
        in.expectEnd("the key");
        return new KeyPacket(creationSeconds, algorithm, publicKey, kdf, secret);
    }

    private static EcPublicKey point(byte[] octets) throws KeystoreException {
        try {
            if (octets.length != EcPublicKey.UNCOMPRESSED_LENGTH) {
                throw new KeystoreException("Expected an uncompressed point, found " + octets.length + " octets");
            }
            return EcPublicKey.decode(octets);
        } catch (InvalidPointException e) {
            throw new KeystoreException("Expected a point of secp256k1", e);
        }
    }

    private static byte[] kdf(OctetReader in) throws KeystoreException {
        byte[] kdf = in.octets(KDF_LENGTH);
        if (!Arrays.equals(kdf, 0, KDF_START.length, KDF_START, 0, KDF_START.length)) {
            throw new KeystoreException("Expected the parameters of a key derivation, found others");
        }
        return kdf;
    }

    private static EcPrivateKey secret(OctetReader in, EcPublicKey publicKey) throws KeystoreException {
        int form = in.u8();
        if (form != NOT_ENCRYPTED) {
            throw new KeystoreException("Expected a secret key in the clear, found form " + form);
        }
        int start = in.position();
        byte[] number = in.mpi(SCALAR_BITS);
        byte[] mpi = in.since(start);
        int checksum = in.u16();
        byte[] scalar = new byte[SCALAR_BITS / 8];
        System.arraycopy(number, 0, scalar, scalar.length - number.length, number.length);
        try {
            if (checksum != checksum(mpi) || !EcPrivateKey.isValid(scalar)) {
                throw new KeystoreException("Expected a secret key with its checksum, found damaged octets");
            }
            EcPrivateKey key = EcPrivateKey.of(scalar);
            if (!key.publicKey().equals(publicKey)) {
                throw new KeystoreException("Expected the secret key of the public one beside it, found another");
            }
            return key;
        } finally {
            Arrays.fill(number, (byte) 0);
            Arrays.fill(mpi, (byte) 0);
            Arrays.fill(scalar, (byte) 0);
        }
    }

    private static int checksum(byte[] mpi) {
        int sum = 0;
        for (byte octet : mpi) {
            sum += octet & 0xFF;
        }
        return sum & 0xFFFF;
    }

    Packet encodePrimary() {
        return new Packet(secret.isPresent() ? PacketTag.SECRET_KEY : PacketTag.PUBLIC_KEY, body());
    }

    Packet encodeSubkey() {
        return new Packet(secret.isPresent() ? PacketTag.SECRET_SUBKEY : PacketTag.PUBLIC_SUBKEY, body());
    }

    private byte[] body() {
        OctetWriter out = new OctetWriter().octets(core()).octets(kdf);
        secret.ifPresent(key -> {
            byte[] scalar = key.scalar();
            byte[] mpi = new OctetWriter().mpi(scalar).toByteArray();
            out.u8(NOT_ENCRYPTED).octets(mpi).u16(checksum(mpi));
            Arrays.fill(scalar, (byte) 0);
            Arrays.fill(mpi, (byte) 0);
        });
        return out.toByteArray();
    }

    private byte[] core() {
        return new OctetWriter()
                .u8(VERSION)
                .u32(creationSeconds)
                .u8(algorithm.number())
                .u8(SECP256K1.length)
                .octets(SECP256K1)
                .mpi(publicKey.uncompressed())
                .toByteArray();
    }

    /** What the fingerprint is the hash of, and what signatures over a key cover. */
    byte[] fingerprintInput() {
        byte[] core = core();
        return new OctetWriter().u8(0x99).u16(core.length).octets(core).toByteArray();
    }

    /** The data a certification of a user id covers. */
    byte[] certificationInput(String userId) {
        byte[] id = Text.encode(userId);
        return new OctetWriter()
                .octets(fingerprintInput())
                .u8(0xB4)
                .u32(id.length)
                .octets(id)
                .toByteArray();
    }

    /** The data a binding between this primary key and a subkey covers. */
    byte[] bindingInput(KeyPacket subkey) {
        return new OctetWriter()
                .octets(fingerprintInput())
                .octets(subkey.fingerprintInput())
                .toByteArray();
    }

    /** The same key without its secret part. */
    KeyPacket publicForm() {
        return secret.isEmpty() ? this : new KeyPacket(creationSeconds, algorithm, publicKey, kdf, Optional.empty());
    }

    boolean canSign() {
        return algorithm == KeyAlgorithm.ECDSA;
    }

    /** Seconds since 1970; 0 for identity keys of accounts. */
    public long creationSeconds() {
        return creationSeconds;
    }

    public EcPublicKey publicKey() {
        return publicKey;
    }

    /** The private key, in secret forms only. */
    public Optional<EcPrivateKey> secret() {
        return secret;
    }

    public Fingerprint fingerprint() {
        return fingerprint;
    }

    public KeyId keyId() {
        return fingerprint.keyId();
    }
}
