package org.postern.transport.record;

/** Sizes and bounds of records (transport.md §6.1, §6.4, §19). */
final class RecordFormat {
    static final int VERSION = 1;
    static final int HEADER = 8;
    static final int BLOCK = 16;
    static final int TAG = 8;
    static final int MAC = 16;

    /** A body may have a few MiB (§4.4); no honest record is longer. */
    static final int MAX_LENGTH = 8 << 20;

    private RecordFormat() {}

    static void putHeader(byte[] out, int offset, ContentType type, int length) {
        if (type == ContentType.OTHER) {
            throw new IllegalArgumentException("expected a content type with a number, found " + type);
        }
        out[offset] = VERSION;
        out[offset + 1] = (byte) type.number();
        putInt(out, offset + 2, length);
        out[offset + 6] = 0;
        out[offset + 7] = 0;
    }

    static void putInt(byte[] out, int offset, int number) {
        for (int i = 0; i < Integer.BYTES; i++) {
            out[offset + i] = (byte) (number >>> (24 - 8 * i));
        }
    }

    static void requireVersion(byte[] header, int offset) throws RecordRefused {
        if (header[offset] != VERSION) {
            throw new RecordRefused(RecordFault.UNSUPPORTED_VERSION);
        }
    }

    static ContentType type(byte[] header, int offset) {
        return ContentType.of(header[offset + 1] & 0xff);
    }

    /** The length of a header, within the bound. */
    static int length(byte[] header, int offset) throws RecordRefused {
        long length = 0;
        for (int i = 2; i < 6; i++) {
            length = (length << 8) | (header[offset + i] & 0xff);
        }
        if (length > MAX_LENGTH) {
            throw new RecordRefused(RecordFault.WRONG_LENGTH);
        }
        return (int) length;
    }
}
