package org.postern.transport.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputBufferTest {
    private final OutputBuffer buffer = new OutputBuffer();

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {0, 1, 1023, 1024, 1025, 2048, 131_121, 1 << 20})
    void handsOverWhatWasWrittenAndStartsAgain(int length) {
        for (int round = 1; round <= 3; round++) {
            int start = buffer.append(length);
            assertEquals(0, start);
            for (int i = 0; i < length; i++) {
                buffer.bytes()[i] = (byte) (round + i);
            }
            byte[] drained = buffer.drain();
            assertEquals(length, drained.length);
            for (int i = 0; i < length; i++) {
                assertEquals((byte) (round + i), drained[i]);
            }
            assertEquals(0, buffer.drain().length);
        }
    }

    @Test
    void handsOverABlockWithoutACopy() {
        int start = buffer.append(131_121);
        byte[] written = buffer.bytes();
        assertEquals(0, start);
        assertSame(written, buffer.drain());
        assertNotSame(written, buffer.bytes());
    }

    @Test
    void keepsWhatWasWrittenBeforeItGrew() {
        int first = buffer.append(1);
        buffer.bytes()[first] = 7;
        int second = buffer.append(5000);
        buffer.bytes()[second] = 8;
        byte[] drained = buffer.drain();
        assertEquals(5001, drained.length);
        assertArrayEquals(new byte[] {7, 8}, new byte[] {drained[0], drained[1]});
    }

    @Test
    void givesTheMemoryOfALongRecordBack() {
        int one = buffer.append(100);
        int two = buffer.append(1 << 20);
        int three = buffer.append(100);
        assertTrue(one < two && two < three);
        assertEquals((1 << 20) + 200, buffer.drain().length);
        assertEquals(1024, buffer.bytes().length);
    }
}
