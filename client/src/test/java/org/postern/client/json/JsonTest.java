package org.postern.client.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void escapesNeitherSlashNorLettersOfOtherScripts() {
        assertEquals("{\"a\":\"ź/ß\"}", Json.text(Json.object().put("a", "ź/ß")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"data\": {\"b\" : 1,  \"a\":\"ź\"} ,\"signature\":\"x\"}|{\"b\" : 1,  \"a\":\"ź\"}",
                "{\"x\":[1,{\"data\":0}],\"data\":{} }|{}",
                "{\"data\":\"text\"}|\"text\""
            })
    void keepsTheBytesOfAMemberAsTheyCame(String object, String member) {
        byte[] received = Json.received(object.getBytes(UTF_8), "data").orElseThrow();

        assertEquals(member, new String(received, UTF_8));
    }

    @Test
    void findsNoMemberThatIsNotThere() {
        assertTrue(Json.received("{\"a\":{\"data\":1}}".getBytes(UTF_8), "data").isEmpty());
    }

    @Test
    void refusesNothing() {
        assertThrows(IllegalArgumentException.class, () -> Json.parse(new byte[0]));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":2}",
                "[{\"a\":{\"b\":1,\"b\":2}}]",
                "{\"a\":1,\"\\u0061\":2}",
                "{} {}",
                "{}secret",
                "{}]",
                "{",
                "{\"secret\"}",
                "{\"secret\":1,}",
                "{'secret':1}",
                "{secret:1}",
                "{\"secret\":01}",
                "{\"secret\":NaN}",
                "{\"secret\":\"\n\"}",
                "{}//secret"
            })
    void refusesWhatIsNotOneJsonValueWithoutQuotingIt(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> Json.parse(text.getBytes(UTF_8)))
                .getMessage();

        assertEquals("Expected JSON, found something else", message);
    }

    /** Continuation alone, overlong slash, half of a pair, beyond U+10FFFF, cut short; UTF-16 and UTF-32, with and without a mark. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "228022",
                "22c0af22",
                "22e080af22",
                "22eda08022",
                "22f490808022",
                "22e282",
                "007b007d",
                "7b007d00",
                "feff007b007d",
                "fffe7b007d00",
                "0000007b0000007d"
            })
    void readsNothingButUtf8(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThrows(IllegalArgumentException.class, () -> Json.parse(bytes));
        assertThrows(IllegalArgumentException.class, () -> Json.received(bytes, "a"));
    }

    @Test
    void readsEveryLetterOfUtf8() {
        byte[] text = "\"\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\ud800\udc00\udbff\udfff\"".getBytes(UTF_8);

        assertEquals(
                "\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\ud800\udc00\udbff\udfff",
                Json.parse(text).textValue());
    }

    @ParameterizedTest(name = "{0} levels, refused: {1}")
    @CsvSource({"64, false", "65, true", "1000000, true"})
    void goesNoDeeperThanItsBound(int levels, boolean refused) {
        byte[] nested = ("[".repeat(levels) + "]".repeat(levels)).getBytes(UTF_8);

        if (refused) {
            assertThrows(IllegalArgumentException.class, () -> Json.parse(nested));
        } else {
            assertTrue(Json.parse(nested).isArray());
        }
    }

    @ParameterizedTest(name = "{0} digits, refused: {1}")
    @CsvSource({"100, false", "101, true"})
    void readsNoLongerNumbersThanItsBound(int digits, boolean refused) {
        byte[] number = "1".repeat(digits).getBytes(UTF_8);

        if (refused) {
            assertThrows(IllegalArgumentException.class, () -> Json.parse(number));
        } else {
            assertTrue(Json.parse(number).isIntegralNumber());
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"[]", "\"data\"", "{\"a\":1,\"a\":2,\"data\":3}", "{\"data\":", "{\"data\":{]}"})
    void findsNoMemberInWhatIsNoObject(String text) {
        assertThrows(IllegalArgumentException.class, () -> Json.received(text.getBytes(UTF_8), "data"));
    }
}
