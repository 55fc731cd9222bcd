package org.postern.client.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    @ValueSource(strings = {"{\"a\":1,\"a\":2}", "{} {}", "{", "{\"secret\"}"})
    void refusesWhatIsNotOneJsonValueWithoutQuotingIt(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> Json.parse(text.getBytes(UTF_8)))
                .getMessage();

        assertEquals("Expected JSON, found something else", message);
    }
}
