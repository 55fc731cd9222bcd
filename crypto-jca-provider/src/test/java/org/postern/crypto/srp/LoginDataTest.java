package org.postern.crypto.srp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LoginDataTest {
    private static final String GOOD = "{\"algorithm\":\"PBKDF2\",\"hash\":\"SHA512\",\"length\":16,\"rounds\":4000,"
            + "\"salt\":\"AAECAwQFBgcICQoLDA0ODw==\",\"version\":1}";

    @Test
    void readsWhatItWrites() {
        LoginData fresh = PasswordMixer.newLoginData(new SecureRandom());
        assertEquals(PasswordMixer.DEFAULT_ROUNDS, fresh.rounds());
        assertEquals(fresh, LoginData.parse(fresh.toJson()));
        assertEquals(fresh.hashCode(), LoginData.parse(fresh.toJson()).hashCode());
    }

    @Test
    void readsMembersInAnyOrderWithSpaceEscapesAndHint() {
        String text = " { \"version\" : 1 , \"hint\":\"my \\\"d\\u00f3g\\\"\\n\",\"rounds\":4000,\r\n"
                + "\"salt\":\"AAECAwQFBgcICQoLDA0ODw==\",\t\"length\":16,\"hash\":\"SHA512\",\"algorithm\":\"PBKDF2\"} ";
        assertEquals(LoginData.parse(GOOD), LoginData.parse(text));
    }

    @Test
    void keepsItsSaltToItself() {
        LoginData data = LoginData.parse(GOOD);
        data.salt()[0] = 99;
        assertEquals(GOOD, data.toJson());
        byte[] salt = new byte[16];
        LoginData copied = new LoginData(1, salt);
        salt[0] = 1;
        assertArrayEquals(new byte[16], copied.salt());
        assertFalse(copied.equals(new LoginData(2, new byte[16])));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("empty", ""),
                Arguments.of("no object", "[]"),
                Arguments.of("empty object", "{}"),
                Arguments.of("text after it", GOOD + "x"),
                Arguments.of("cut", GOOD.substring(0, GOOD.length() - 1)),
                Arguments.of("other algorithm", GOOD.replace("PBKDF2", "scrypt")),
                Arguments.of("other hash", GOOD.replace("SHA512", "SHA256")),
                Arguments.of("other length", GOOD.replace("\"length\":16", "\"length\":32")),
                Arguments.of("length as text", GOOD.replace("\"length\":16", "\"length\":\"16\"")),
                Arguments.of("other version", GOOD.replace("\"version\":1", "\"version\":2")),
                Arguments.of("no rounds", GOOD.replace("\"rounds\":4000,", "")),
                Arguments.of("zero rounds", GOOD.replace("4000", "0")),
                Arguments.of("negative rounds", GOOD.replace("4000", "-4000")),
                Arguments.of("broken rounds", GOOD.replace("4000", "4000.5")),
                Arguments.of("octal rounds", GOOD.replace("4000", "04000")),
                Arguments.of("too many rounds", GOOD.replace("4000", "12000001")),
                Arguments.of("absurdly many rounds", GOOD.replace("4000", "4294971296")),
                Arguments.of("rounds below every int", GOOD.replace("4000", "-4043278321")),
                Arguments.of("more digits than a number has", GOOD.replace("4000", "9".repeat(30))),
                Arguments.of("short salt", GOOD.replace("AAECAwQFBgcICQoLDA0ODw==", "AAECAw==")),
                Arguments.of("salt not base64", GOOD.replace("AAECAwQFBgcICQoLDA0ODw==", "?")),
                Arguments.of("member twice", GOOD.replace("\"version\":1", "\"version\":1,\"version\":1")),
                Arguments.of("unknown member", GOOD.replace("\"version\":1", "\"version\":1,\"memory\":1")),
                Arguments.of("nested value", GOOD.replace("\"version\":1", "\"version\":1,\"hint\":{}")),
                Arguments.of("unfinished escape", "{\"hint\":\"\\"),
                Arguments.of("wrong escape", "{\"hint\":\"\\x\"}"),
                Arguments.of("wrong unicode escape", "{\"hint\":\"\\u00g0\"}"),
                Arguments.of("control character", "{\"hint\":\"\n\"}"),
                Arguments.of(
                        "too long",
                        GOOD.replace("\"version\":1", "\"version\":1,\"hint\":\"" + "a".repeat(1024) + '"')));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refuses(String name, String text) {
        assertThrows(IllegalArgumentException.class, () -> LoginData.parse(text));
    }
}
