package org.postern.transport.record;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Header tag and record MAC of one direction, with its sequence number (transport.md §6.4). */
final class RecordMac {
    private final Mac mac;
    private final byte[] seed = new byte[Long.BYTES + RecordFormat.HEADER];
    private final byte[] digest = new byte[32];
    private long sequence;

    RecordMac(byte[] macKey, long sequence) throws GeneralSecurityException {
        this.mac = Mac.getInstance("HmacSHA256");
        this.mac.init(new SecretKeySpec(macKey, "HmacSHA256"));
        this.sequence = sequence;
    }

    /** Starts the next record: its seed is the sequence number, then counted up, and this header. */
    void start(byte[] header, int offset) {
        for (int i = 0; i < Long.BYTES; i++) {
            seed[i] = (byte) (sequence >>> (56 - 8 * i));
        }
        sequence++;
        System.arraycopy(header, offset, seed, Long.BYTES, RecordFormat.HEADER);
    }

    void putTag(byte[] out, int offset) throws GeneralSecurityException {
        mac.update(seed);
        mac.doFinal(digest, 0);
        System.arraycopy(digest, 0, out, offset, RecordFormat.TAG);
    }

    /** Writes the MAC over the encrypted header and body at {@code [offset, offset + length)} behind them. */
    void putMac(byte[] out, int offset, int length) throws GeneralSecurityException {
        digestBody(out, offset, length);
        System.arraycopy(digest, 0, out, offset + length, RecordFormat.MAC);
    }

    boolean isTag(byte[] in, int offset) throws GeneralSecurityException {
        mac.update(seed);
        mac.doFinal(digest, 0);
        return matches(in, offset, RecordFormat.TAG);
    }

    boolean isMac(byte[] in, int offset, int length) throws GeneralSecurityException {
        digestBody(in, offset, length);
        return matches(in, offset + length, RecordFormat.MAC);
    }

    private void digestBody(byte[] bytes, int offset, int length) throws GeneralSecurityException {
        mac.update(seed);
        mac.update(bytes, offset, length);
        mac.doFinal(digest, 0);
    }

    private boolean matches(byte[] in, int offset, int length) {
        byte[] expected = new byte[length];
        byte[] found = new byte[length];
        System.arraycopy(digest, 0, expected, 0, length);
        System.arraycopy(in, offset, found, 0, length);
        return MessageDigest.isEqual(expected, found);
    }
}
