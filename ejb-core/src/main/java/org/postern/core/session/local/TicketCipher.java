package org.postern.core.session.local;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tickets as single AES-256 blocks: batch number, index and a check of zeros (transport.md §10.1 leaves the form free).
 *
 * <p>No two blocks are ever the same, so plain block encryption is a random-looking permutation of them: an observer cannot
 * tell which tickets belong together. The key lives in memory only; a restart makes all tickets unknown.
 */
final class TicketCipher {
    static final int TICKET_LENGTH = 16;
    private static final int KEY_LENGTH = 32;

    private final SecretKeySpec key;

    TicketCipher(SecureRandom random) {
        byte[] bytes = new byte[KEY_LENGTH];
        random.nextBytes(bytes);
        key = new SecretKeySpec(bytes, "AES");
        Arrays.fill(bytes, (byte) 0);
    }

    /** Where a ticket belongs. */
    record Position(long batch, int index) {}

    List<byte[]> seal(long batch, int count) {
        ByteBuffer blocks = ByteBuffer.allocate(count * TICKET_LENGTH);
        for (int index = 0; index < count; index++) {
            blocks.putLong(batch).putInt(index).putInt(0);
        }
        byte[] sealed = apply(Cipher.ENCRYPT_MODE, blocks.array());
        List<byte[]> tickets = new ArrayList<>(count);
        for (int from = 0; from < sealed.length; from += TICKET_LENGTH) {
            tickets.add(Arrays.copyOfRange(sealed, from, from + TICKET_LENGTH));
        }
        return tickets;
    }

    /** Empty for what this cipher did not seal; a forged ticket passes with a chance of one in 2^32, and then hits no batch. */
    Optional<Position> open(byte[] ticket) {
        if (ticket.length != TICKET_LENGTH) {
            return Optional.empty();
        }
        ByteBuffer block = ByteBuffer.wrap(apply(Cipher.DECRYPT_MODE, ticket));
        Position position = new Position(block.getLong(), block.getInt());
        return block.getInt() == 0 && position.index >= 0 ? Optional.of(position) : Optional.empty();
    }

    private byte[] apply(int mode, byte[] blocks) {
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(mode, key);
            return cipher.doFinal(blocks);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has AES", e);
        }
    }
}
