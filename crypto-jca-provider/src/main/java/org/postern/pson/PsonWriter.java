package org.postern.pson;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Encoder of PSON values into one growable buffer, which can be used again for the next value (transport.md §5.4). */
public final class PsonWriter {
    /** Only a cyclic value nests deeper than this. */
    private static final int MAX_DEPTH = 256;

    /** Whole numbers up to here survive a floating point variable, so they travel as integers. */
    private static final double MAX_WHOLE = 0x1p52;

    private static final int MAX_VARINT = 10;

    private final char[] chars = new char[256];
    private byte[] buffer = new byte[512];
    private int size;

    /** Forgets what was written and keeps the buffer. */
    public PsonWriter reset() {
        size = 0;
        return this;
    }

    /**
     * Appends one value.
     *
     * @throws IllegalArgumentException for a type outside the value model of {@link Pson}, a lone surrogate or a cycle
     */
    public PsonWriter write(@Nullable Object value) {
        write(value, 0);
        return this;
    }

    /** The buffer; only the first {@link #size()} bytes count, until the next change of this writer. */
    public byte[] buffer() {
        return buffer;
    }

    /** Number of bytes written since the last reset. */
    public int size() {
        return size;
    }

    /** A copy of the bytes written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(buffer, size);
    }

    private void write(@Nullable Object value, int depth) {
        if (value instanceof String text) {
            string(text);
        } else if (value instanceof Long number) {
            integer(number);
        } else if (value instanceof Map<?, ?> members) {
            object(members, depth);
        } else {
            writeOther(value, depth);
        }
    }

    private void writeOther(@Nullable Object value, int depth) {
        switch (value) {
            case null -> tag(PsonTag.NULL);
            case List<?> elements -> array(elements, depth);
            case byte[] bytes -> binary(bytes);
            case Boolean truth -> tag(truth ? PsonTag.TRUE : PsonTag.FALSE);
            case Integer number -> integer(number);
            case Double number -> number(number);
            case Float number -> number(number);
            default ->
                throw new IllegalArgumentException(
                        "expected a PSON value, found " + value.getClass().getName());
        }
    }

    private void object(Map<?, ?> members, int depth) {
        if (members.isEmpty()) {
            tag(PsonTag.EMPTY_OBJECT);
            return;
        }
        checkDepth(depth);
        tag(PsonTag.OBJECT);
        varint(members.size());
        for (Map.Entry<?, ?> member : members.entrySet()) {
            if (!(member.getKey() instanceof String key)) {
                throw new IllegalArgumentException("expected a string as member name");
            }
            string(key);
            write(member.getValue(), depth + 1);
        }
    }

    private void array(List<?> elements, int depth) {
        if (elements.isEmpty()) {
            tag(PsonTag.EMPTY_ARRAY);
            return;
        }
        checkDepth(depth);
        tag(PsonTag.ARRAY);
        varint(elements.size());
        for (Object element : elements) {
            write(element, depth + 1);
        }
    }

    private static void checkDepth(int depth) {
        if (depth >= MAX_DEPTH) {
            throw new IllegalArgumentException("expected nesting up to " + MAX_DEPTH + ", found more");
        }
    }

    private void integer(long number) {
        long zigzag = (number << 1) ^ (number >> 63);
        if (Long.compareUnsigned(zigzag, PsonTag.NULL) < 0) {
            tag((int) zigzag);
        } else {
            tag(zigzag >>> 32 == 0 ? PsonTag.INTEGER : PsonTag.LONG);
            varint(zigzag);
        }
    }

    private void number(double number) {
        if (number == Math.rint(number) && Math.abs(number) <= MAX_WHOLE) {
            integer((long) number);
        } else if (Double.compare((float) number, number) == 0) {
            tag(PsonTag.FLOAT);
            littleEndian(Float.floatToIntBits((float) number), Float.BYTES);
        } else {
            tag(PsonTag.DOUBLE);
            littleEndian(Double.doubleToLongBits(number), Double.BYTES);
        }
    }

    private void littleEndian(long bits, int bytes) {
        reserve(bytes);
        for (int i = 0; i < bytes; i++) {
            buffer[size++] = (byte) (bits >>> (8 * i));
        }
    }

    private void binary(byte[] bytes) {
        tag(PsonTag.BINARY);
        bytes(bytes);
    }

    private void string(String text) {
        if (text.isEmpty()) {
            tag(PsonTag.EMPTY_STRING);
            return;
        }
        int index = PsonDictionary.mayContain(text) ? PsonDictionary.indexOf(text) : -1;
        if (index >= 0) {
            tag(PsonTag.STRING_GET);
            varint(index);
            return;
        }
        tag(PsonTag.STRING);
        if (!shortAscii(text)) {
            bytes(Utf8.bytes(text));
        }
    }

    /** Most strings are short and ASCII; these are written without any other copy. */
    private boolean shortAscii(String text) {
        int length = text.length();
        if (length > chars.length) {
            return false;
        }
        text.getChars(0, length, chars, 0);
        if (!Utf8.isAscii(chars, length)) {
            return false;
        }
        varint(length);
        reserve(length);
        for (int i = 0; i < length; i++) {
            buffer[size + i] = (byte) chars[i];
        }
        size += length;
        return true;
    }

    private void bytes(byte[] bytes) {
        varint(bytes.length);
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
    }

    private void tag(int tag) {
        reserve(1);
        buffer[size++] = (byte) tag;
    }

    private void varint(long number) {
        reserve(MAX_VARINT);
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            buffer[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[size++] = (byte) rest;
    }

    private void reserve(int bytes) {
        int needed = Math.addExact(size, bytes);
        if (needed > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(needed, (int) Math.min(2L * buffer.length, Integer.MAX_VALUE - 8)));
        }
    }
}
