package org.postern.fuzz.reader;

import java.util.Arrays;

/** What somebody on the way may do to sealed bytes: change one, cut them, or add to them. */
final class Damage {
    private Damage() {}

    /**
     * A damaged copy.
     *
     * @param where any number, taken modulo the length
     * @param how 0 cuts there, 1 appends a byte, anything else is put over that byte by exclusive or
     */
    static byte[] to(byte[] bytes, int where, int how) {
        if (bytes.length == 0 || how == 1) {
            byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
            longer[bytes.length] = (byte) where;
            return longer;
        }
        int at = where % bytes.length;
        if (how == 0) {
            return Arrays.copyOf(bytes, at);
        }
        byte[] changed = bytes.clone();
        changed[at] ^= (byte) how;
        return changed;
    }
}
