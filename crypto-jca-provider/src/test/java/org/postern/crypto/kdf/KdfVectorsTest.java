package org.postern.crypto.kdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.postern.crypto.Vectors.hex;
import static org.postern.crypto.Vectors.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.postern.crypto.Vectors;

class KdfVectorsTest {
    @TestFactory
    @DisplayName("PRF")
    Stream<DynamicTest> prf() {
        return Vectors.group(
                "prf",
                v -> assertEquals(
                        text(v, "output"),
                        hex(Prf.expand(
                                hex(v, "secret"),
                                hex(v, "seed"),
                                v.get("length").asInt()))));
    }

    @TestFactory
    @DisplayName("I-11.1(3/4) key expansion")
    Stream<DynamicTest> kem() {
        return Vectors.group(
                "kdf",
                v -> assertEquals(
                        text(v, "output"),
                        hex(Kem.derive(
                                hex(v, "key"), text(v, "label"), v.get("length").asInt()))));
    }

    @Test
    void expandsContainerKeysAsTheClientDoes() {
        JsonNode cipher = Vectors.api("cipher");
        byte[] keys = Kem.derive(hex(cipher, "key"), "key expansion", 64);
        assertEquals(text(cipher.path("kem"), "kE"), hex(Arrays.copyOf(keys, 32)));
        assertEquals(text(cipher.path("kem"), "kM"), hex(Arrays.copyOfRange(keys, 32, 64)));
    }

    @Test
    void givesNothingForLengthZero() {
        assertEquals(0, Prf.expand(new byte[32], new byte[1], 0).length);
        assertEquals(0, Kem.derive(new byte[32], "x", 0).length);
    }
}
