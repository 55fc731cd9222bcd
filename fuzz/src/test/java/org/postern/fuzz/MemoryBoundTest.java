package org.postern.fuzz;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoryBoundTest {
    private static final int LARGE = 32 << 20;

    @Test
    void findsAnAllocationThatIsOutOfProportion() {
        AssertionError finding = assertThrows(
                AssertionError.class,
                () -> MemoryBound.run(input -> sink(new byte[LARGE + input.length]), new byte[8]));
        assertTrue(String.valueOf(finding.getMessage()).startsWith("broken: expected at most "));
    }

    @Test
    void allowsAnAllocationInProportionToTheInput() {
        assertDoesNotThrow(() -> MemoryBound.run(input -> sink(new byte[8 * input.length]), new byte[LARGE / 8]));
    }

    @Test
    void forgivesTheFirstRunWhichLoadsClasses() {
        AtomicInteger runs = new AtomicInteger();
        assertDoesNotThrow(() ->
                MemoryBound.run(_ -> sink(new byte[runs.getAndIncrement() == 0 ? LARGE : 1]), new byte[8]));
    }

    @Test
    void handsOnWhatTheTargetThrows() {
        assertThrows(
                IllegalStateException.class,
                () -> MemoryBound.run(
                        _ -> {
                            throw new IllegalStateException("a bug");
                        },
                        new byte[1]));
    }

    private static void sink(byte[] bytes) {
        assertTrue(bytes.length > 0);
    }
}
