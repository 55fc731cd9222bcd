package org.postern.crypto.hd;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.ec.Secp256k1;
import org.postern.crypto.primitive.Hash160;
import org.postern.crypto.primitive.Hmac;

/**
 * Extended key of BIP-32 on secp256k1: a key with a chain code (client.md §3). Descriptor references and the key tree of
 * an account are made of these. Immutable.
 */
public final class ExtendedKey {
    /** Length of a chain code in bytes. */
    public static final int CHAIN_CODE_LENGTH = 32;
    /** Length of the master seed of an account in bytes. */
    public static final int MASTER_SEED_LENGTH = 64;

    private static final byte[] SEED_KEY = "Bitcoin seed".getBytes(US_ASCII);
    private static final int MIN_SEED = 16;
    private static final int HARDENED = 0x8000_0000;

    private final KeyPosition position;
    private final byte[] chainCode;
    private final EcPublicKey publicKey;
    private final Optional<EcPrivateKey> privateKey;

    ExtendedKey(KeyPosition position, byte[] chainCode, EcPublicKey publicKey, Optional<EcPrivateKey> privateKey) {
        this.position = position;
        this.chainCode = chainCode;
        this.publicKey = publicKey;
        this.privateKey = privateKey;
    }

    /** The master key of a seed of 16 to 64 bytes. */
    public static ExtendedKey fromSeed(byte[] seed) {
        if (seed.length < MIN_SEED || seed.length > MASTER_SEED_LENGTH) {
            throw new IllegalArgumentException("Seed: expected 16 to 64 bytes, found " + seed.length);
        }
        byte[] raw = Hmac.sha512(SEED_KEY, seed);
        try {
            return fromRaw(raw);
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    /** The master key whose private key (reduced) and chain code are the halves of 64 bytes. */
    public static ExtendedKey fromRaw(byte[] raw64) {
        if (raw64.length != MASTER_SEED_LENGTH) {
            throw new IllegalArgumentException("Extended key: expected 64 raw bytes, found " + raw64.length);
        }
        byte[] uniform = Arrays.copyOf(raw64, Secp256k1.SCALAR_LENGTH);
        byte[] scalar = Secp256k1.reduce(uniform);
        Arrays.fill(uniform, (byte) 0);
        byte[] chainCode = Arrays.copyOfRange(raw64, Secp256k1.SCALAR_LENGTH, raw64.length);
        return withPrivateKey(KeyPosition.MASTER, chainCode, scalar);
    }

    /** A random key of depth 0, as descriptors have. */
    public static ExtendedKey generate(SecureRandom random) {
        byte[] raw = new byte[MASTER_SEED_LENGTH];
        random.nextBytes(raw);
        try {
            return fromRaw(raw);
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    /**
     * A new master seed of 64 bytes. Seeds are drawn until the master private key has no leading zero byte, so that the
     * derivation of 2018 and the standard one agree on the whole account.
     */
    public static byte[] newMasterSeed(SecureRandom random) {
        byte[] seed = new byte[MASTER_SEED_LENGTH];
        do {
            random.nextBytes(seed);
        } while (hasLeadingZero(seed));
        return seed;
    }

    private static boolean hasLeadingZero(byte[] seed) {
        EcPrivateKey key = fromSeed(seed).privateKey().orElseThrow();
        byte[] scalar = key.scalar();
        boolean zero = scalar[0] == 0;
        Arrays.fill(scalar, (byte) 0);
        key.destroy();
        return zero;
    }

    /**
     * Reads a text {@code xprv…} or {@code xpub…}.
     *
     * @throws InvalidKeyException when the text is no extended key
     */
    public static ExtendedKey parse(String text) throws InvalidKeyException {
        return ExtendedKeyText.parse(text);
    }

    /**
     * The hardened child {@code index}, that is child index + 2^31 of BIP-32. The private key of the parent enters the
     * hash without its leading zero bytes, unlike the standard: existing accounts were derived so (client.md §3).
     *
     * @throws IllegalStateException for a key without its private half
     */
    public ExtendedKey hardenedChild(int index) {
        if (index < 0) {
            throw new IllegalArgumentException("Child: expected an index from 0 to 2^31 - 1, found " + index);
        }
        EcPrivateKey parent = privateKey.orElseThrow(
                () -> new IllegalStateException("Hardened child: expected a private extended key, found a public one"));
        byte[] data = hardenedData(parent, index);
        byte[] raw = Hmac.sha512(chainCode, data);
        byte[] tweak = Arrays.copyOf(raw, Secp256k1.SCALAR_LENGTH);
        byte[] scalar = parent.plus(tweak);
        byte[] childCode = Arrays.copyOfRange(raw, Secp256k1.SCALAR_LENGTH, raw.length);
        Arrays.fill(data, (byte) 0);
        Arrays.fill(raw, (byte) 0);
        Arrays.fill(tweak, (byte) 0);
        return withPrivateKey(position.child(fingerprint(), index | HARDENED), childCode, scalar);
    }

    /** The same key without its private half: a read-only reference. */
    public ExtendedKey publicOnly() {
        return privateKey.isEmpty() ? this : new ExtendedKey(position, chainCode, publicKey, Optional.empty());
    }

    /** A copy of the chain code, 32 bytes: the read key of a descriptor. */
    public byte[] chainCode() {
        return chainCode.clone();
    }

    /** The private half, if there is one: the write key of a descriptor. */
    public Optional<EcPrivateKey> privateKey() {
        return privateKey;
    }

    /** The public key. */
    public EcPublicKey publicKey() {
        return publicKey;
    }

    /** The text {@code xprv…}, for a key with its private half. */
    public Optional<String> xprv() {
        return privateKey.map(key -> ExtendedKeyText.print(this, key));
    }

    /** The text {@code xpub…}. */
    public String xpub() {
        return ExtendedKeyText.print(this);
    }

    KeyPosition position() {
        return position;
    }

    static ExtendedKey withPrivateKey(KeyPosition position, byte[] chainCode, byte[] scalar) {
        EcPrivateKey key = EcPrivateKey.of(scalar);
        Arrays.fill(scalar, (byte) 0);
        return new ExtendedKey(position, chainCode, key.publicKey(), Optional.of(key));
    }

    private int fingerprint() {
        return ByteBuffer.wrap(Hash160.of(publicKey.compressed())).getInt();
    }

    private static byte[] hardenedData(EcPrivateKey parent, int index) {
        byte[] scalar = parent.scalar();
        int zeros = 0;
        while (scalar[zeros] == 0) {
            zeros++;
        }
        int length = scalar.length - zeros;
        byte[] data = ByteBuffer.allocate(1 + length + Integer.BYTES)
                .put((byte) 0)
                .put(scalar, zeros, length)
                .putInt(index | HARDENED)
                .array();
        Arrays.fill(scalar, (byte) 0);
        return data;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ExtendedKey key
                && position.equals(key.position)
                && MessageDigest.isEqual(chainCode, key.chainCode)
                && publicKey.equals(key.publicKey)
                && privateKey.isPresent() == key.privateKey.isPresent();
    }

    @Override
    public int hashCode() {
        return publicKey.hashCode();
    }

    @Override
    public String toString() {
        return "ExtendedKey of " + publicKey.address();
    }
}
