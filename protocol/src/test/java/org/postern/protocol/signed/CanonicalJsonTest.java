package org.postern.protocol.signed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of RFC 8785. */
class CanonicalJsonTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void writesNumbersAsAppendixB(String bits, String text) {
        double number = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
        assertEquals("{\"n\":" + text + "}", CanonicalJson.of(Map.of("n", number)));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesNumbersThatJsonDoesNotHave(double number) {
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.of(Map.of("n", number)));
    }

    @Test
    void refusesHalfASurrogatePair() {
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.of(Map.of("s", "a\uD83D")));
    }

    @Test
    void writesTheExampleOfSection322() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(
                "numbers",
                List.of(Double.valueOf("333333333.33333329"), 1E30, 4.50, 2e-3, 0.000000000000000000000000001));
        object.put("string", "\u20ac$\u000F\nA'B\"\\\\\"/");
        object.put("literals", Arrays.asList(null, true, false));
        assertEquals(
                "{\"literals\":[null,true,false],"
                        + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}",
                CanonicalJson.of(object));
    }

    @Test
    void sortsMembersByUtf16AsSection323() {
        Map<String, Object> object = new HashMap<>();
        object.put("\u20ac", "Euro Sign");
        object.put("\r", "Carriage Return");
        object.put("\ufb33", "Hebrew Letter Dalet With Dagesh");
        object.put("1", "One");
        object.put("\ud83d\ude00", "Emoji: Grinning Face");
        object.put("\u0080", "Control");
        object.put("\u00f6", "Latin Small Letter O With Diaeresis");
        assertEquals(
                "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}",
                CanonicalJson.of(object));
    }

    @Test
    void escapesControlCharactersInTheirShortForms() {
        assertEquals(
                "{\"s\":\"\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\"}",
                CanonicalJson.of(Map.of("s", "\b\t\n\f\r\u0000\u001f\u007f")));
    }

    @Test
    void writesIntegersInFullAndBytesAsBase64() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("b", new byte[] {(byte) 0xFB, (byte) 0xFF});
        object.put("a", -42L);
        object.put("c", List.of(List.of(), Map.of()));
        assertEquals("{\"a\":-42,\"b\":\"+/8=\",\"c\":[[],{}]}", CanonicalJson.of(object));
    }

    @Test
    void refusesWhatIsNoValueOfTheModel() {
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.of(Map.of("i", 1)));
    }
}
