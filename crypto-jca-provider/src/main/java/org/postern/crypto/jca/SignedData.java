package org.postern.crypto.jca;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SignatureException;
import java.util.Arrays;

/** What a signature is made over, collected up to the digest of 32 bytes (transport.md §16.5). */
interface SignedData {
    /** Length of the digest in bytes. */
    int DIGEST = 32;

    void add(byte octet);

    void add(byte[] bytes, int offset, int length);

    /** Forgets what was added. */
    void clear();

    /**
     * The digest of 32 bytes; everything is forgotten, also on failure.
     *
     * @throws SignatureException if a digest of another length was given
     */
    byte[] take() throws SignatureException;

    /** A message, which is hashed with SHA-256. */
    static SignedData message() {
        return new Message();
    }

    /** A digest of 32 bytes, as the architecture has it. */
    static SignedData digest() {
        return new Digest(DIGEST, DIGEST);
    }

    /** A digest of any hash: the leftmost 256 bits of a longer one count, a shorter one is a smaller number. */
    static SignedData anyDigest() {
        return new Digest(1, 2 * DIGEST);
    }

    /** See {@link #message()}. */
    final class Message implements SignedData {
        private final MessageDigest sha256;

        private Message() {
            try {
                sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError("every Java platform has SHA-256", e);
            }
        }

        @Override
        public void add(byte octet) {
            sha256.update(octet);
        }

        @Override
        public void add(byte[] bytes, int offset, int length) {
            sha256.update(bytes, offset, length);
        }

        @Override
        public void clear() {
            sha256.reset();
        }

        @Override
        public byte[] take() {
            return sha256.digest();
        }
    }

    /** See {@link #digest()} and {@link #anyDigest()}. */
    final class Digest implements SignedData {
        private final int min;
        private final byte[] given;
        private long length;

        private Digest(int min, int max) {
            this.min = min;
            this.given = new byte[max];
        }

        @Override
        public void add(byte octet) {
            if (length < given.length) {
                given[(int) length] = octet;
            }
            length++;
        }

        @Override
        public void add(byte[] bytes, int offset, int count) {
            int taken = (int) Math.min(count, Math.max(0, given.length - length));
            if (taken > 0) {
                System.arraycopy(bytes, offset, given, (int) length, taken);
            }
            length += count;
        }

        @Override
        public void clear() {
            length = 0;
        }

        @Override
        public byte[] take() throws SignatureException {
            long found = length;
            length = 0;
            if (found < min || found > given.length) {
                throw new SignatureException("Expected a digest of "
                        + (min == given.length ? min : min + " to " + given.length) + " bytes, found " + found);
            }
            if (found >= DIGEST) {
                return Arrays.copyOf(given, DIGEST);
            }
            byte[] digest = new byte[DIGEST];
            System.arraycopy(given, 0, digest, DIGEST - (int) found, (int) found);
            return digest;
        }
    }
}
