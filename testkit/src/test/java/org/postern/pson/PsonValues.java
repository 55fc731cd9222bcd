package org.postern.pson;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Comparison by content, and random values, of the PSON value model. */
final class PsonValues {
    private PsonValues() {}

    static void assertSame(@Nullable Object expected, @Nullable Object found) {
        switch (expected) {
            case byte[] bytes -> assertArrayEquals(bytes, assertInstanceOf(byte[].class, found));
            case List<?> list -> {
                List<?> others = assertInstanceOf(List.class, found);
                assertEquals(list.size(), others.size());
                for (int i = 0; i < list.size(); i++) {
                    assertSame(list.get(i), others.get(i));
                }
            }
            case Map<?, ?> map -> {
                Map<?, ?> other = assertInstanceOf(Map.class, found);
                assertEquals(new ArrayList<>(map.keySet()), new ArrayList<>(other.keySet()));
                map.forEach((key, value) -> assertSame(value, other.get(key)));
            }
            case null, default -> assertEquals(expected, found);
        }
    }

    static @Nullable Object random(RandomGenerator random, int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 7)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong() >> random.nextInt(64);
            case 3 -> random.nextGaussian() + 0.5;
            case 4 -> text(random);
            case 5 -> bytes(random);
            case 6 -> PsonDictionary.at(random.nextInt(PsonDictionary.size()));
            case 7 -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    list.add(random(random, depth - 1));
                }
                yield list;
            }
            default -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    map.put(text(random), random(random, depth - 1));
                }
                yield map;
            }
        };
    }

    private static String text(RandomGenerator random) {
        int[] points = {'a', 'Z', 0, 0x7f, 0x80, 0x7ff, 0x800, 0xfffd, 0xffff, 0x1f600, 0x10ffff};
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(200); i > 0; i--) {
            text.appendCodePoint(random.nextInt(4) > 0 ? 'x' : points[random.nextInt(points.length)]);
        }
        return text.toString();
    }

    private static byte[] bytes(RandomGenerator random) {
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        return bytes;
    }
}
