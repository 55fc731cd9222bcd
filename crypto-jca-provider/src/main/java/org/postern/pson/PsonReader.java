package org.postern.pson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decoder of one PSON value; counts and lengths are checked against the bytes left before memory is taken (transport.md §5.2, §5.5). */
final class PsonReader {
    private static final int LENGTH_BITS = 31;
    private static final Long[] SMALL = smallIntegers();

    private final byte[] bytes;
    private final int end;
    private final PsonLimits limits;
    private int position;
    private int valuesLeft;

    PsonReader(byte[] bytes, int offset, int length, PsonLimits limits) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        this.bytes = bytes;
        this.end = offset + length;
        this.position = offset;
        this.limits = limits;
        this.valuesLeft = limits.maxValues() - 1;
    }

    private static Long[] smallIntegers() {
        Long[] small = new Long[PsonTag.NULL];
        Arrays.setAll(small, tag -> unzigzag(tag));
        return small;
    }

    @Nullable
    Object read() throws PsonException {
        return value(0);
    }

    private @Nullable Object value(int depth) throws PsonException {
        int tag = octet();
        if (tag < PsonTag.NULL) {
            return SMALL[tag];
        }
        return switch (tag) {
            case PsonTag.STRING -> text();
            case PsonTag.NULL -> null;
            case PsonTag.TRUE -> true;
            case PsonTag.FALSE -> false;
            case PsonTag.EMPTY_OBJECT -> Map.of();
            case PsonTag.EMPTY_ARRAY -> List.of();
            case PsonTag.OBJECT -> object(depth + 1);
            case PsonTag.ARRAY -> array(depth + 1);
            case PsonTag.INTEGER -> unzigzag(varint(Integer.SIZE));
            case PsonTag.LONG -> unzigzag(varint(Long.SIZE));
            case PsonTag.FLOAT -> (double) Float.intBitsToFloat((int) littleEndian(Float.BYTES));
            case PsonTag.DOUBLE -> Double.longBitsToDouble(littleEndian(Double.BYTES));
            case PsonTag.BINARY -> binary();
            default -> string(tag);
        };
    }

    private Map<String, @Nullable Object> object(int depth) throws PsonException {
        int count = count(depth, 2);
        Map<String, @Nullable Object> members = LinkedHashMap.newLinkedHashMap(count);
        for (int i = 1; i <= count; i++) {
            int keyAt = position;
            members.put(string(octet()), value(depth));
            if (members.size() != i) {
                throw new PsonException("expected distinct member names, found one twice at offset " + keyAt);
            }
        }
        return members;
    }

    private List<@Nullable Object> array(int depth) throws PsonException {
        int count = count(depth, 1);
        List<@Nullable Object> elements = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            elements.add(value(depth));
        }
        return elements;
    }

    /** Reads a member or element count, each taking at least {@code minBytes}. */
    private int count(int depth, int minBytes) throws PsonException {
        if (depth > limits.maxDepth()) {
            throw new PsonException("expected nesting up to " + limits.maxDepth() + ", found more");
        }
        int count = (int) varint(LENGTH_BITS);
        if (count > (end - position) / minBytes) {
            throw new PsonException("expected a count that fits " + (end - position) + " bytes left, found " + count);
        }
        valuesLeft -= count;
        if (valuesLeft < 0) {
            throw new PsonException("expected up to " + limits.maxValues() + " values, found more");
        }
        return count;
    }

    private String string(int tag) throws PsonException {
        return switch (tag) {
            case PsonTag.EMPTY_STRING -> "";
            case PsonTag.STRING -> text();
            case PsonTag.STRING_GET -> dictionaryString();
            default ->
                throw new PsonException(
                        "expected a tag, for member names one of a string, found " + Integer.toHexString(tag));
        };
    }

    private String text() throws PsonException {
        int length = length();
        position += length;
        return Utf8.read(bytes, position - length, length);
    }

    private String dictionaryString() throws PsonException {
        int index = (int) varint(LENGTH_BITS);
        if (index >= PsonDictionary.size()) {
            throw new PsonException("expected a dictionary index below " + PsonDictionary.size() + ", found " + index);
        }
        return PsonDictionary.at(index);
    }

    private byte[] binary() throws PsonException {
        int length = length();
        position += length;
        return Arrays.copyOfRange(bytes, position - length, position);
    }

    private int length() throws PsonException {
        int length = (int) varint(LENGTH_BITS);
        if (length > end - position || length > limits.maxLength()) {
            throw new PsonException(
                    "expected a length up to " + Math.min(end - position, limits.maxLength()) + ", found " + length);
        }
        return length;
    }

    /** Reads an unsigned integer of at most {@code bits} bits. */
    private long varint(int bits) throws PsonException {
        if (position < end && bytes[position] >= 0) {
            return bytes[position++];
        }
        return longVarint(bits);
    }

    private long longVarint(int bits) throws PsonException {
        long number = 0;
        for (int shift = 0; shift < bits; shift += 7) {
            int octet = octet();
            long group = octet & 0x7f;
            if (shift + 7 > bits && group >>> (bits - shift) != 0) {
                break;
            }
            number |= group << shift;
            if (octet < 0x80) {
                return number;
            }
        }
        throw new PsonException("expected an integer of " + bits + " bits, found a longer one at offset " + position);
    }

    private long littleEndian(int size) throws PsonException {
        if (end - position < size) {
            throw new PsonException("expected " + size + " bytes, found " + (end - position));
        }
        long bits = 0;
        for (int i = 0; i < size; i++) {
            bits |= (bytes[position++] & 0xffL) << (8 * i);
        }
        return bits;
    }

    private int octet() throws PsonException {
        if (position >= end) {
            throw new PsonException("expected another byte, found the end");
        }
        return bytes[position++] & 0xff;
    }

    private static long unzigzag(long zigzag) {
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }
}
