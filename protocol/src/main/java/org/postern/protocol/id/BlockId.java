package org.postern.protocol.id;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.postern.crypto.text.Base58;

/** BID: the SHA-256 of a block's bytes, written as plain Base58 (white paper "Data blocks"; api.md §3 {@code bid}). */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record BlockId(byte[] hash) {
    private static final int LENGTH = 32;
    private static final int MAX_TEXT = 44;

    /** @throws IllegalArgumentException unless the hash has 32 bytes */
    public BlockId {
        if (hash.length != LENGTH) {
            throw new IllegalArgumentException("Expected a block id of 32 bytes, found " + hash.length);
        }
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException unless the text is the Base58 of 32 bytes
     */
    public static BlockId parse(String text) {
        if (text.length() > MAX_TEXT) {
            throw new IllegalArgumentException("Expected a block id of at most 44 characters, found " + text.length());
        }
        return new BlockId(Base58.decode(text));
    }

    /** The id that a block of these bytes has. */
    public static BlockId of(byte[] block) {
        try {
            return new BlockId(MessageDigest.getInstance("SHA-256").digest(block));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BlockId that && Arrays.equals(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return Base58.encode(hash);
    }
}
