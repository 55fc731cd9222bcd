package org.postern.transport.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.postern.crypto.kdf.Prf;

/** Master secret and record keys from a key exchange (transport.md §7). */
public final class KeySchedule {
    /** Length of a master secret in bytes. */
    public static final int MASTER_SECRET_LENGTH = 48;

    private static final int KEY_BLOCK_LENGTH = 4 * DirectionKeys.LENGTH;
    private static final byte[] MASTER_SECRET = "master secret".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] KEY_EXPANSION = "key expansion".getBytes(StandardCharsets.US_ASCII);

    private KeySchedule() {}

    /** The 48-byte master secret of a key exchange with this pre-master secret (§7.2), which is wiped. */
    public static byte[] masterSecret(byte[] preMaster, Randoms randoms) {
        try {
            return Prf.expand(
                    preMaster, concat(MASTER_SECRET, randoms.client(), randoms.server()), MASTER_SECRET_LENGTH);
        } finally {
            Arrays.fill(preMaster, (byte) 0);
        }
    }

    /** The record keys under a master secret; the randoms are in the opposite order, as in TLS (§7.3). */
    public static RecordKeys recordKeys(byte[] masterSecret, Randoms randoms) {
        byte[] block =
                Prf.expand(masterSecret, concat(KEY_EXPANSION, randoms.server(), randoms.client()), KEY_BLOCK_LENGTH);
        RecordKeys keys = new RecordKeys(
                new DirectionKeys(part(block, 2), part(block, 0)), new DirectionKeys(part(block, 3), part(block, 1)));
        Arrays.fill(block, (byte) 0);
        return keys;
    }

    private static byte[] part(byte[] block, int index) {
        return Arrays.copyOfRange(block, index * DirectionKeys.LENGTH, (index + 1) * DirectionKeys.LENGTH);
    }

    private static byte[] concat(byte[] label, byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(label, label.length + first.length + second.length);
        System.arraycopy(first, 0, all, label.length, first.length);
        System.arraycopy(second, 0, all, label.length + first.length, second.length);
        return all;
    }
}
