package org.postern.crypto.hd;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.util.Arrays;
import java.util.Optional;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.ec.Secp256k1;
import org.postern.crypto.text.Base58Check;

/** Text forms {@code xprv…} and {@code xpub…} of extended keys (client.md §3): base58check of 78 bytes. */
final class ExtendedKeyText {
    private static final int PRIVATE = 0x0488ADE4;
    private static final int PUBLIC = 0x0488B21E;
    private static final int LENGTH = 78;

    private ExtendedKeyText() {}

    static String print(ExtendedKey key) {
        return print(PUBLIC, key, key.publicKey().compressed());
    }

    static String print(ExtendedKey key, EcPrivateKey privateKey) {
        byte[] scalar = privateKey.scalar();
        byte[] material = new byte[1 + scalar.length];
        System.arraycopy(scalar, 0, material, 1, scalar.length);
        String text = print(PRIVATE, key, material);
        Arrays.fill(scalar, (byte) 0);
        Arrays.fill(material, (byte) 0);
        return text;
    }

    private static String print(int version, ExtendedKey key, byte[] material) {
        KeyPosition position = key.position();
        byte[] payload = ByteBuffer.allocate(LENGTH)
                .putInt(version)
                .put((byte) position.depth())
                .putInt(position.parentFingerprint())
                .putInt(position.childNumber())
                .put(key.chainCode())
                .put(material)
                .array();
        String text = Base58Check.encode(payload);
        Arrays.fill(payload, (byte) 0);
        return text;
    }

    static ExtendedKey parse(String text) throws InvalidKeyException {
        byte[] payload = payload(text);
        try {
            return read(ByteBuffer.wrap(payload));
        } finally {
            Arrays.fill(payload, (byte) 0);
        }
    }

    private static byte[] payload(String text) throws InvalidKeyException {
        byte[] payload;
        try {
            payload = Base58Check.decode(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidKeyException("Extended key: expected base58check", e);
        }
        if (payload.length != LENGTH) {
            throw new InvalidKeyException("Extended key: expected 78 bytes, found " + payload.length);
        }
        return payload;
    }

    private static ExtendedKey read(ByteBuffer in) throws InvalidKeyException {
        int version = in.getInt();
        KeyPosition position = new KeyPosition(in.get() & 0xff, in.getInt(), in.getInt());
        if (position.depth() == 0 && !position.equals(KeyPosition.MASTER)) {
            throw new InvalidKeyException("Extended key: expected no parent at depth 0, found one");
        }
        byte[] chainCode = new byte[ExtendedKey.CHAIN_CODE_LENGTH];
        byte[] material = new byte[EcPublicKey.COMPRESSED_LENGTH];
        in.get(chainCode).get(material);
        try {
            return switch (version) {
                case PUBLIC -> new ExtendedKey(position, chainCode, EcPublicKey.decode(material), Optional.empty());
                case PRIVATE -> ExtendedKey.withPrivateKey(position, chainCode, scalar(material));
                default ->
                    throw new InvalidKeyException(
                            "Extended key: expected version xprv or xpub, found " + Integer.toHexString(version));
            };
        } finally {
            Arrays.fill(material, (byte) 0);
        }
    }

    private static byte[] scalar(byte[] material) throws InvalidKeyException {
        byte[] scalar = Arrays.copyOfRange(material, 1, 1 + Secp256k1.SCALAR_LENGTH);
        if (material[0] != 0 || !EcPrivateKey.isValid(scalar)) {
            throw new InvalidKeyException("Extended key: expected a zero byte and a private key from 1 to n - 1");
        }
        return scalar;
    }
}
