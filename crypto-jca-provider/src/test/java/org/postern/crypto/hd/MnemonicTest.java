package org.postern.crypto.hd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.postern.crypto.Vectors.hex;
import static org.postern.crypto.Vectors.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.crypto.Vectors;
import org.postern.crypto.primitive.Sha2;

@DisplayName("BIP-39")
class MnemonicTest {
    private static final String ZERO = "abandon ".repeat(11) + "about";

    @TestFactory
    Stream<DynamicTest> recoveryKey() {
        return Vectors.group("recovery_key", v -> {
            Mnemonic words = Mnemonic.ofEntropy(hex(v, "entropy"));
            assertEquals(text(v, "mnemonic"), words.phrase());
            assertEquals(words, Mnemonic.parse(text(v, "mnemonic")));
            ExtendedKey key = words.extendedKey();
            assertEquals(
                    text(v, "login_private"), hex(key.privateKey().orElseThrow().scalar()));
            assertEquals(text(v, "login_public_base58"), key.publicKey().text());
            assertEquals(text(v, "data_key"), hex(key.chainCode()));
        });
    }

    @Test
    @DisplayName("I-11.1(4/4) reads the words of the api vectors (api.json/bip39/0)")
    void readsTheWordsOfTheApiVectors() throws InvalidMnemonicException {
        JsonNode v = Vectors.api("bip39");
        Mnemonic words = Mnemonic.parse(text(v, "mnemonic"));
        assertEquals(text(v, "entropy"), hex(words.entropy()));
        assertEquals(text(v, "seed"), hex(words.seed()));
        assertEquals(text(v.path("extKey"), "xprv"), words.extendedKey().xprv().orElseThrow());
    }

    @Test
    void wordListIsTheStandardOne() throws IOException {
        try (InputStream in = EnglishWords.class.getResourceAsStream(EnglishWords.RESOURCE)) {
            assertEquals(
                    "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda",
                    hex(Sha2.sha256(Objects.requireNonNull(in).readAllBytes())));
        }
        assertEquals("abandon", EnglishWords.word(0));
        assertEquals("zoo", EnglishWords.word(EnglishWords.COUNT - 1));
    }

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {16, 20, 24, 28, 32})
    void everyLengthOfEntropyComesBack(int length) throws InvalidMnemonicException {
        for (int i = 0; i < 20; i++) {
            byte[] entropy = new byte[length];
            new SecureRandom().nextBytes(entropy);
            String phrase = Mnemonic.ofEntropy(entropy).phrase();
            assertEquals(length * 3 / 4, phrase.split(" ", -1).length);
            assertArrayEquals(entropy, Mnemonic.parse(phrase).entropy());
        }
    }

    @Test
    void newOnesHave24WordsAndDiffer() {
        Mnemonic first = Mnemonic.generate(new SecureRandom());
        assertEquals(24, first.phrase().split(" ", -1).length);
        assertNotEquals(first, Mnemonic.generate(new SecureRandom()));
        assertEquals("Mnemonic of 24 words", first.toString());
    }

    @Test
    void letterCaseAndGapsDoNotMatter() throws InvalidMnemonicException {
        assertEquals(
                Mnemonic.parse(ZERO),
                Mnemonic.parse("\n  " + ZERO.toUpperCase(Locale.ROOT).replace(" ", " \t ") + " "));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("nothing", ""),
                Arguments.of("11 words", "abandon ".repeat(11)),
                Arguments.of("13 words", ZERO + " about"),
                Arguments.of("27 words", "abandon ".repeat(27)),
                Arguments.of("9 words", "abandon ".repeat(9)),
                Arguments.of("wrong checksum", "abandon ".repeat(12)),
                Arguments.of("unknown word", "abandon ".repeat(11) + "secretword"),
                Arguments.of("words exchanged", "about " + "abandon ".repeat(11)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void refuses(String name, String phrase) {
        InvalidMnemonicException refusal = assertThrows(InvalidMnemonicException.class, () -> Mnemonic.parse(phrase));
        assertFalse(refusal.toString().contains("secretword"), "no word in the message");
    }

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {0, 12, 15, 17, 33, 36})
    void refusesOtherEntropies(int length) {
        assertThrows(IllegalArgumentException.class, () -> Mnemonic.ofEntropy(new byte[length]));
    }

    @Test
    void wordListIsSortedAsTheSearchNeedsIt() {
        for (int i = 0; i < EnglishWords.COUNT; i++) {
            assertEquals(i, EnglishWords.index(EnglishWords.word(i)));
        }
    }
}
