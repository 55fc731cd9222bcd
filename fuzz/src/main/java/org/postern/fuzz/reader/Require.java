package org.postern.fuzz.reader;

import java.util.Arrays;
import java.util.HexFormat;

/** The properties a target asserts; a broken one is a finding. */
final class Require {
    private Require() {}

    static void that(boolean holds, String property) {
        if (!holds) {
            throw new AssertionError("broken: " + property);
        }
    }

    static void same(byte[] expected, byte[] found, String property) {
        if (!Arrays.equals(expected, found)) {
            throw new AssertionError("broken: " + property + ": expected "
                    + HexFormat.of().formatHex(expected) + ", found "
                    + HexFormat.of().formatHex(found));
        }
    }
}
