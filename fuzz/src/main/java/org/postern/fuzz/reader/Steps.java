package org.postern.fuzz.reader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An input read as a list of steps, so that a fuzzer can build whole conversations: one byte of operation, two bytes of length (big
 * endian, cut to what is left), then the data of the step.
 */
final class Steps {
    /**
     * One step.
     *
     * @param operation 0 to 255, its meaning is up to the target
     * @param data at most 65,535 bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Step(int operation, byte[] data) {
        /** Two bytes of the data as a number, 0 where they are missing. */
        int number(int at) {
            return at + 1 < data.length ? (data[at] & 0xff) << 8 | (data[at + 1] & 0xff) : 0;
        }
    }

    private static final int HEADER = 3;

    private Steps() {}

    static List<Step> of(byte[] input) {
        List<Step> steps = new ArrayList<>();
        int position = 0;
        while (input.length - position >= HEADER) {
            int length = (input[position + 1] & 0xff) << 8 | (input[position + 2] & 0xff);
            int start = position + HEADER;
            int end = Math.min(input.length, start + length);
            steps.add(new Step(input[position] & 0xff, Arrays.copyOfRange(input, start, end)));
            position = end;
        }
        return steps;
    }
}
