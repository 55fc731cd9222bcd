package org.postern.protocol.signed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ours and another's RFC 8785 write the same of random values (adr 10). */
class CanonicalJsonOracleTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Of what both must take care: escapes, controls, letters beyond Latin, a pair of surrogates. */
    private static final List<String> PARTS = List.of(
            "a",
            "Z",
            "0",
            "\"",
            "\\",
            "/",
            "\b",
            "\t",
            "\n",
            "\f",
            "\r",
            "\u0001",
            "\u001f",
            "\u007f",
            "é",
            "€",
            "\uFB33",
            "\uD83D\uDE00",
            "\u2028");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void bothWriteTheSame(long seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            Map<String, Object> value = object(random, 3);
            assertEquals(
                    new JsonCanonicalizer(JSON.writeValueAsString(value)).getEncodedString(), CanonicalJson.of(value));
        }
    }

    /** Why it does not take our place: PSON has integers of 64 bits, and this one takes every number as a double. */
    @Test
    void theOtherRoundsLargeIntegers() throws IOException {
        Map<String, Object> large = Map.of("n", (1L << 53) + 1);
        assertEquals("{\"n\":9007199254740993}", CanonicalJson.of(large));
        assertEquals(
                "{\"n\":9007199254740992}", new JsonCanonicalizer(JSON.writeValueAsString(large)).getEncodedString());
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> text(random);
            case 1 -> random.nextLong(-(1L << 53), 1L << 53);
            case 2 -> number(random);
            case 3 -> random.nextBoolean();
            case 4 -> object(random, depth - 1);
            default -> list(random, depth - 1);
        };
    }

    private static double number(Random random) {
        double number = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(number) ? number : 0.1;
    }

    private static Map<String, Object> object(Random random, int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            object.put(text(random), value(random, depth));
        }
        return object;
    }

    private static List<Object> list(Random random, int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            list.add(value(random, depth));
        }
        return list;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(PARTS.get(random.nextInt(PARTS.size())));
        }
        return text.toString();
    }
}
