package org.postern.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordStrengthTest {
    private static final List<String> OWN = List.of("adam.lis", "kolno.example");

    private static Optional<String> weakness(String password) {
        return PasswordStrength.weakness(password.toCharArray(), OWN);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "seven green bottles hanging",
                "zażółć gęślą jaźń",
                "kX9#vQ2!mB7z",
                "用户密码是一只会飞的猫",
            })
    void takes(String password) {
        assertEquals(Optional.empty(), weakness(password));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                "password1234",
                "Passw0rd!2026",
                "qwertyuiop[]",
                "aaaaaaaaaaaaaaaaaaaa",
                "abcabcabcabcabcabc",
                "123456789012",
                "adam.lis2026",
                "kolno.example1",
            })
    void refuses(String password) {
        String sentence = weakness(password).orElse("");

        assertTrue(sentence.startsWith("This password is too easy to guess."), sentence);
        assertTrue(password.isEmpty() || !sentence.contains(password), "the sentence must not repeat the password");
    }

    @Test
    void longInputTakesNoLongTime() {
        char[] endless = "ab1 ".repeat(50_000).toCharArray();

        var _ = assertTimeout(Duration.ofSeconds(5), () -> PasswordStrength.weakness(endless, OWN));
    }

    @Test
    void leavesThePasswordToItsOwner() {
        char[] password = "seven green bottles hanging".toCharArray();

        var _ = PasswordStrength.weakness(password, OWN);

        assertEquals("seven green bottles hanging", new String(password));
    }
}
