package org.postern.api.front;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.api.front.Collected.Outcome;
import org.postern.api.http.NetworkMemory;
import org.postern.core.budget.Stock;
import org.postern.core.caller.Address;

class CollectedTest {
    private static final int PIECE = 16 << 10;
    private static final int LIMIT = 8 << 20;

    private static final Address ADDRESS = Address.parse("192.0.2.1");

    private final Stock<Address> memory = new Stock<>(16 << 20, 16 << 20);
    private final NetworkMemory share = new NetworkMemory(memory, ADDRESS);

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static void add(Collected collected, byte[] body) {
        for (int from = 0; from < body.length; from += PIECE) {
            byte[] piece = Arrays.copyOfRange(body, from, Math.min(from + PIECE, body.length));
            assertEquals(Outcome.KEPT, collected.add(ByteBuffer.wrap(piece)));
        }
    }

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {0, 1, 65_536, 65_537, 131_089, 1_000_000, LIMIT})
    void bodyIsWholeWhetherItsLengthWasAnnouncedOrNot(int length) {
        byte[] body = bytes(length);
        Collected announced = new Collected(length, share);
        Collected unannounced = new Collected(LIMIT, new NetworkMemory(memory, ADDRESS));
        add(announced, body);
        add(unannounced, body);

        assertArrayEquals(body, announced.toBytes());
        assertArrayEquals(body, unannounced.toBytes());
    }

    @Test
    void memoryIsTakenAsBytesComeAndNotAsTheyAreAnnounced() {
        Collected collected = new Collected(LIMIT, share);
        add(collected, bytes(1));

        assertTrue(memory.held() <= 64 << 10, "taken " + memory.held());
        share.end();
        assertEquals(0, memory.held());
    }

    @Test
    void oneByteMoreThanAllowedIsTooLarge() {
        Collected collected = new Collected(100, share);
        add(collected, bytes(100));

        assertEquals(Outcome.TOO_LARGE, collected.add(ByteBuffer.wrap(bytes(1))));
    }

    @Test
    void whatDoesNotFitIntoTheMemoryOfAllIsNotKept() {
        NetworkMemory others = new NetworkMemory(memory, ADDRESS);
        assertTrue(others.take((16 << 20) - 1000));
        Collected collected = new Collected(LIMIT, share);

        assertEquals(Outcome.NO_MEMORY, collected.add(ByteBuffer.wrap(bytes(1))));
        others.end();
        assertEquals(Outcome.KEPT, collected.add(ByteBuffer.wrap(bytes(1))));
    }

    @Test
    void exchangeThatHasEndedTakesNothing() {
        share.end();

        assertEquals(Outcome.NO_MEMORY, new Collected(LIMIT, share).add(ByteBuffer.wrap(bytes(1))));
        assertEquals(0, memory.held());
    }
}
