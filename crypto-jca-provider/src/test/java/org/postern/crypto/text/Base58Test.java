package org.postern.crypto.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.postern.crypto.Vectors.hex;
import static org.postern.crypto.Vectors.text;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.crypto.Vectors;
import org.postern.crypto.primitive.Hash160;

@DisplayName("Base58 and addresses")
class Base58Test {
    private static final String ADDRESS = "1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH";

    @TestFactory
    @DisplayName("I-14.1(1/3) Base58 and its checksum as recorded")
    Stream<DynamicTest> vectors() {
        return Vectors.group("base58", v -> {
            byte[] bytes = hex(v, "hex");
            assertEquals(text(v, "base58"), Base58.encode(bytes));
            assertEquals(text(v, "hex"), hex(Base58.decode(text(v, "base58"))));
            assertEquals(text(v, "base58check"), Base58Check.encode(bytes));
            assertEquals(text(v, "hex"), hex(Base58Check.decode(text(v, "base58check"))));
        });
    }

    @Test
    void agreesWithDivisionDigitByDigit() {
        Random random = new Random(58);
        for (int length = 0; length <= 120; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            Arrays.fill(bytes, 0, random.nextInt(length + 1) / 4, (byte) 0);
            String text = Base58.encode(bytes);
            assertEquals(slow(bytes), text);
            assertArrayEquals(bytes, Base58.decode(text));
        }
    }

    @Test
    void longestInputsComeBack() {
        byte[] bytes = new byte[Base58.MAX_BYTES];
        Arrays.fill(bytes, (byte) 0xff);
        String text = Base58.encode(bytes);
        assertTrue(text.length() <= Base58.MAX_CHARACTERS);
        assertArrayEquals(bytes, Base58.decode(text));
    }

    @Test
    void refusesEndlessInputs() {
        assertThrows(IllegalArgumentException.class, () -> Base58.encode(new byte[Base58.MAX_BYTES + 1]));
        assertThrows(IllegalArgumentException.class, () -> Base58.decode("z".repeat(Base58.MAX_CHARACTERS + 1)));
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"0", "O", "I", "l", " ", "1 1", "é", "\u0000", "abc\uffff", "-1"})
    void refusesCharactersOutsideTheAlphabet(String text) {
        assertThrows(IllegalArgumentException.class, () -> Base58.decode(text));
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", "1", "111", "3QJmni", "1Wh4bi", "2Wh4bh"})
    void refusesWrongChecksums(String text) {
        assertThrows(IllegalArgumentException.class, () -> Base58Check.decode(text));
    }

    @Test
    void addressHasTheRightVersionLengthAndChecksum() {
        assertTrue(BitcoinAddress.isValid(ADDRESS));
        assertFalse(BitcoinAddress.isValid(""));
        assertFalse(BitcoinAddress.isValid(ADDRESS.replace('A', 'B')));
        assertFalse(BitcoinAddress.isValid(ADDRESS + "1"));
        assertFalse(BitcoinAddress.isValid("0" + ADDRESS.substring(1)));
        assertFalse(BitcoinAddress.isValid(Base58Check.encode(versioned(5))), "script address");
        assertFalse(BitcoinAddress.isValid(Base58Check.encode(new byte[20])), "20 bytes");
        assertTrue(BitcoinAddress.isValid(Base58Check.encode(new byte[21])));
    }

    private static byte[] versioned(int version) {
        byte[] payload = new byte[1 + Hash160.LENGTH];
        Arrays.fill(payload, (byte) version);
        return payload;
    }

    private static String slow(byte[] bytes) {
        String alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
        StringBuilder text = new StringBuilder();
        BigInteger base = BigInteger.valueOf(58);
        for (BigInteger rest = new BigInteger(1, bytes); rest.signum() > 0; rest = rest.divide(base)) {
            text.append(alphabet.charAt(rest.mod(base).intValueExact()));
        }
        for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
            text.append('1');
        }
        return text.reverse().toString();
    }
}
