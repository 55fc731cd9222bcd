package org.postern.transport.record;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.postern.crypto.primitive.Sha2;

/**
 * Lets the virtual machine compile the ciphers before the first record comes (transport.md §6.4): for its first thousand blocks the
 * platform's AES-CBC is two to five times as slow as later. The blocks here go nowhere.
 */
public final class RecordWarmUp {
    /** After so many blocks everything is compiled; docs/adr/0007 has the measurement. */
    private static final int ENOUGH = 2500;

    /** Few, so that the limit is kept to some milliseconds. */
    private static final int AT_ONCE = 8;

    private static final int BLOCK = 1 << 17;

    private final RecordWriter writer = new RecordWriter();
    private final RecordReader reader = new RecordReader();
    private final byte[] block = new byte[BLOCK];

    private RecordWarmUp(SecureRandom random) {
        DirectionKeys keys = new DirectionKeys(randomKey(random), randomKey(random));
        writer.switchTo(keys);
        reader.switchTo(keys);
    }

    /**
     * Seals, opens and hashes blocks on this thread until enough are done, the limit has passed or the thread is interrupted.
     *
     * @return number of blocks
     */
    public static int run(Duration limit, InstantSource clock, SecureRandom random) {
        Instant end = clock.instant().plus(limit);
        RecordWarmUp warmUp = new RecordWarmUp(random);
        int blocks = 0;
        while (blocks < ENOUGH
                && clock.instant().isBefore(end)
                && !Thread.currentThread().isInterrupted()) {
            warmUp.carry(AT_ONCE);
            blocks += AT_ONCE;
        }
        return blocks;
    }

    private void carry(int count) {
        for (int i = 0; i < count; i++) {
            writer.write(ContentType.APPLICATION_DATA, block, 0, block.length);
            reader.feed(writer.drain());
            try {
                Payload payload = reader.next().orElseThrow().payload();
                // The hash goes into the next block, so that nothing here can be left out as useless.
                byte[] hash = Sha2.sha256(payload.buffer());
                System.arraycopy(hash, 0, block, 0, hash.length);
            } catch (RecordRefused e) {
                throw new AssertionError("a record that was just written is refused", e);
            }
        }
    }

    private static byte[] randomKey(SecureRandom random) {
        byte[] key = new byte[DirectionKeys.LENGTH];
        random.nextBytes(key);
        return key;
    }
}
