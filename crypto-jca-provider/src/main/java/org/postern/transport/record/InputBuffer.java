package org.postern.transport.record;

/** Bytes received and not yet read; a body that comes in one piece is read where it lies (transport.md §6.5). */
final class InputBuffer {
    private byte[] bytes = new byte[0];
    private int start;
    private int end;

    /** Whether {@link #bytes} was made here, so that its free end may be written. */
    private boolean owned;

    void append(byte[] more) {
        if (start == end) {
            bytes = more;
            start = 0;
            end = more.length;
            owned = false;
            return;
        }
        if (!owned || bytes.length - end < more.length) {
            grow(more.length);
        }
        System.arraycopy(more, 0, bytes, end, more.length);
        end += more.length;
    }

    private void grow(int length) {
        int unread = available();
        byte[] larger =
                new byte[Math.max(Math.addExact(unread, length), (int) Math.min(2L * unread, Integer.MAX_VALUE - 8))];
        System.arraycopy(bytes, start, larger, 0, unread);
        bytes = larger;
        start = 0;
        end = unread;
        owned = true;
    }

    void clear() {
        bytes = new byte[0];
        start = 0;
        end = 0;
    }

    int available() {
        return end - start;
    }

    byte[] bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    void skip(int length) {
        start += length;
    }
}
