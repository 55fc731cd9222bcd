package org.postern.crypto.text;

import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import org.postern.crypto.primitive.Hash160;

/** Address of a public key on the Bitcoin main network, the form of descriptor ids (transport.md §16.3, §16.4). */
public final class BitcoinAddress {
    private static final int MIN_CHARACTERS = 26;
    private static final int MAX_CHARACTERS = 35;
    private static final int PAYLOAD = 1 + Hash160.LENGTH;

    private BitcoinAddress() {}

    /** The address of a secp256k1 public key. */
    public static String of(ECPublicKey key) {
        byte[] compressed = new byte[33];
        BigInteger x = key.getW().getAffineX();
        byte[] bytes = x.toByteArray();
        int length = Math.min(bytes.length, 32);
        System.arraycopy(bytes, bytes.length - length, compressed, compressed.length - length, length);
        compressed[0] = (byte) (key.getW().getAffineY().testBit(0) ? 3 : 2);
        return ofCompressed(compressed);
    }

    /** The address of a point in its 33-byte form, which the caller has checked. */
    public static String ofCompressed(byte[] point) {
        byte[] payload = new byte[PAYLOAD];
        System.arraycopy(Hash160.of(point), 0, payload, 1, Hash160.LENGTH);
        return Base58Check.encode(payload);
    }

    /** Whether the text has 26 to 35 characters, a right checksum and 21 bytes that start with zero. */
    public static boolean isValid(String text) {
        if (text.length() < MIN_CHARACTERS || text.length() > MAX_CHARACTERS) {
            return false;
        }
        try {
            byte[] payload = Base58Check.decode(text);
            return payload.length == PAYLOAD && payload[0] == 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
