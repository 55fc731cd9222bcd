package org.postern.fuzz.reader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class StepsTest {
    @Test
    void readsStepsAndCutsTheLastOne() {
        List<Steps.Step> steps = Steps.of(new byte[] {7, 0, 2, 1, 2, (byte) 200, 1, 0, 9, 0, 0});
        assertEquals(2, steps.size());
        assertEquals(7, steps.getFirst().operation());
        assertEquals(0x0102, steps.getFirst().number(0));
        assertEquals(200, steps.getLast().operation());
        assertArrayEquals(new byte[] {9, 0, 0}, steps.getLast().data());
    }

    @Test
    void damageAlwaysChangesTheBytes() {
        byte[] bytes = {1, 2, 3};
        assertArrayEquals(new byte[] {1}, Damage.to(bytes, 4, 0));
        assertArrayEquals(new byte[] {1, 2, 3, 5}, Damage.to(bytes, 5, 1));
        assertArrayEquals(new byte[] {1, 2, 3 ^ 8}, Damage.to(bytes, 2, 8));
        assertArrayEquals(new byte[] {6}, Damage.to(new byte[0], 6, 0));
    }

    @Test
    void aBrokenPropertyIsThrown() {
        assertThrows(AssertionError.class, () -> Require.that(false, "x"));
        assertThrows(AssertionError.class, () -> Require.same(new byte[1], new byte[2], "x"));
    }
}
