package org.postern.console.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SetUpFormTest {

    private static final String PASSWORD = "twelve chars";

    @ParameterizedTest(name = "{0}")
    @MethodSource("incomplete")
    void namesWhatIsMissing(String description, SetUpForm form, List<String> fields) {
        assertEquals(fields, List.copyOf(form.problems().keySet()), description);
    }

    static Stream<Arguments> incomplete() {
        return Stream.of(
                Arguments.of("nothing typed", new SetUpForm("", "", "", ""), List.of("code", "name", "password")),
                Arguments.of("no code", new SetUpForm("", "adam", PASSWORD, PASSWORD), List.of("code")),
                Arguments.of(
                        "short password",
                        new SetUpForm("c", "adam", "eleven char", "eleven char"),
                        List.of("password")),
                Arguments.of(
                        "second one differs", new SetUpForm("c", "adam", PASSWORD, "twelve charS"), List.of("again")),
                Arguments.of("complete", new SetUpForm("c", "adam", PASSWORD, PASSWORD), List.of()));
    }

    @Test
    void countsCharactersAndNotCodeUnits() {
        String elevenKeys = "🔑".repeat(11);

        assertEquals(
                Map.of("password", "The password must have 12 characters or more. It has 11."),
                new SetUpForm("c", "adam", elevenKeys, elevenKeys).problems());
    }

    @Test
    void keepsCodeAndPasswordOutOfItsText() {
        String text = new SetUpForm("the-code", "adam", PASSWORD, PASSWORD).toString();

        assertFalse(text.contains("the-code") || text.contains(PASSWORD), text);
    }
}
