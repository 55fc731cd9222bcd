package org.postern.pson;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.postern.testkit.Vectors;

@DisplayName("PSON agrees with the recorded bytes")
class PsonVectorsTest {
    @TestFactory
    Stream<DynamicTest> encodesRecordedValues() {
        return Vectors.tests(
                "pson",
                vector -> assertArrayEquals(
                        Vectors.hex(vector, "hex"), Pson.encode(Vectors.value(vector.path("value")))));
    }

    @TestFactory
    Stream<DynamicTest> decodesRecordedBytes() {
        return Vectors.tests("pson", vector -> assertValue(Vectors.value(vector.path("value")), vector));
    }

    @TestFactory
    Stream<DynamicTest> encodesLargeIntegers() {
        return Vectors.tests(
                "pson_large_integers",
                vector -> assertArrayEquals(Vectors.hex(vector, "hex"), Pson.encode(decimal(vector))));
    }

    @TestFactory
    Stream<DynamicTest> decodesLargeIntegers() {
        return Vectors.tests("pson_large_integers", vector -> assertValue(decimal(vector), vector));
    }

    @Test
    void runsEveryVector() {
        assertEquals(57, Vectors.transport("groups", "pson").size());
        assertEquals(7, Vectors.transport("groups", "pson_large_integers").size());
    }

    private static void assertValue(@Nullable Object expected, JsonNode vector) throws PsonException {
        PsonValues.assertSame(expected, Pson.decode(Vectors.hex(vector, "hex"), PsonLimits.DEFAULT));
    }

    private static Long decimal(JsonNode vector) {
        return Long.valueOf(vector.path("decimal").asText());
    }
}
