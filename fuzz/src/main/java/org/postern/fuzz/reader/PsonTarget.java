package org.postern.fuzz.reader;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.pson.Pson;
import org.postern.pson.PsonException;
import org.postern.pson.PsonLimits;

/** PSON values: what is decoded fits its bytes and its limits, and encodes to one stable form (transport.md §5). */
public final class PsonTarget implements FuzzTarget {
    /** Longest text that comes from the dictionary and not from the input. */
    private static final int DICTIONARY = 15;

    private static final PsonLimits TIGHT = new PsonLimits(4, 32, 16);

    private record Measure(int depth, int values, int longest) {
        static final Measure LEAF = new Measure(0, 1, 0);

        Measure inside(Measure other) {
            return new Measure(
                    Math.max(depth, other.depth + 1), values + other.values, Math.max(longest, other.longest));
        }
    }

    @Override
    public void run(byte[] input) throws PsonException {
        Optional<Object> value = decode(input, PsonLimits.DEFAULT);
        if (value.isPresent()) {
            Measure measure = measure(value.get());
            Require.that(measure.values <= input.length, "every value takes a byte of input");
            Require.that(measure.longest <= input.length, "no text is longer than the input");
            byte[] encoded = Pson.encode(value.get());
            Object again = Pson.decode(encoded, PsonLimits.DEFAULT);
            Require.same(encoded, Pson.encode(again), "encoding is stable");
            Require.that(same(value.get(), again), "the value survives encoding");
        }
        decode(input, TIGHT).ifPresent(PsonTarget::requireTight);
    }

    private static Optional<Object> decode(byte[] input, PsonLimits limits) {
        try {
            return Optional.ofNullable(Pson.decode(input, limits));
        } catch (PsonException _) {
            return Optional.empty();
        }
    }

    private static void requireTight(Object value) {
        Measure measure = measure(value);
        Require.that(measure.depth <= TIGHT.maxDepth(), "depth limit");
        Require.that(measure.values <= TIGHT.maxValues(), "limit of values");
    }

    private static Measure measure(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> members when members.isEmpty() -> Measure.LEAF;
            case List<?> elements when elements.isEmpty() -> Measure.LEAF;
            case Map<?, ?> members -> all(members.values());
            case List<?> elements -> all(elements);
            case byte[] bytes -> new Measure(0, 1, bytes.length);
            case String text -> new Measure(0, 1, text.length() > DICTIONARY ? text.length() : 0);
            case null, default -> Measure.LEAF;
        };
    }

    private static Measure all(Iterable<?> values) {
        Measure sum = Measure.LEAF;
        for (Object value : values) {
            sum = sum.inside(measure(value));
        }
        return sum;
    }

    private static boolean same(@Nullable Object left, @Nullable Object right) {
        return switch (left) {
            case null -> right == null;
            case byte[] bytes -> right instanceof byte[] other && Arrays.equals(bytes, other);
            // Whole numbers in floating point travel as integers; every NaN is the same one.
            case Double number -> right instanceof Number other && sameNumber(number, other.doubleValue());
            case List<?> elements -> right instanceof List<?> other && sameElements(elements, other);
            case Map<?, ?> members ->
                right instanceof Map<?, ?> other
                        && List.copyOf(members.keySet()).equals(List.copyOf(other.keySet()))
                        && members.keySet().stream().allMatch(key -> same(members.get(key), other.get(key)));
            default -> left.equals(right);
        };
    }

    private static boolean sameNumber(double left, double right) {
        return left == right || (Double.isNaN(left) && Double.isNaN(right));
    }

    private static boolean sameElements(List<?> left, List<?> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!same(left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }
}
