package org.postern.protocol.directory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.postern.testkit.Vectors.hex;
import static org.postern.testkit.Vectors.text;

import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.testkit.Vectors;

@DisplayName("bit strings")
class BitStringTest {
    @TestFactory
    Stream<DynamicTest> areEncodedAsRecorded() {
        assertEquals(10, Vectors.pki("bitString", "encode").size());
        return Vectors.tests("pki.json/bitString/encode", Vectors.pki("bitString", "encode"), v -> {
            BitString bits = BitString.of(hex(v, "value"), v.get("length").asInt());
            assertEquals(text(v, "encoded"), hex(bits.encode()));
            assertEquals(bits, BitString.decode(hex(v, "encoded")));
        });
    }

    @TestFactory
    Stream<DynamicTest> shareAPrefixAsRecorded() {
        assertEquals(5, Vectors.pki("bitString", "longestCommonPrefix").size());
        return Vectors.tests(
                "pki.json/bitString/longestCommonPrefix", Vectors.pki("bitString", "longestCommonPrefix"), v -> {
                    BitString a = BitString.of(hex(v, "a"), v.get("aLength").asInt());
                    BitString b = BitString.of(hex(v, "b"), v.get("bLength").asInt());
                    assertEquals(v.get("lcpLength").asInt(), a.commonLength(b));
                    assertEquals(text(v, "lcpEncoded"), hex(a.common(b).encode()));
                    assertEquals(a.common(b), b.common(a));
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "08", "01", "0001ff", "0101", "c007", "ff08", "ffff", "00ff"})
    void areRefusedInAnyOtherForm(String encoded) {
        assertThrows(Malformed.class, () -> BitString.decode(HexFormat.of().parseHex(encoded)));
    }

    @Test
    void areAtMost264BitsLong() throws Malformed {
        assertEquals(264, BitString.decode(new byte[34]).length());
        assertThrows(Malformed.class, () -> BitString.decode(new byte[35]));
        assertThrows(IllegalArgumentException.class, () -> BitString.of(new byte[34]));
    }

    @Test
    void areReadBitByBit() {
        BitString bits = BitString.of(new byte[] {(byte) 0b1010_0110, (byte) 0b1100_0000}, 10);
        assertEquals("1010011011", bits.toString());
        assertTrue(bits.prefix(3).isPrefixOf(bits));
        assertTrue(bits.isPrefixOf(bits));
        assertFalse(bits.isPrefixOf(bits.prefix(9)));
        assertTrue(BitString.EMPTY.isPrefixOf(bits));
        assertEquals("10100110110", bits.plus(false).toString());
        assertEquals("10100110111", bits.plus(true).toString());
        assertEquals("1", BitString.EMPTY.plus(true).toString());
        assertThrows(
                IllegalArgumentException.class, () -> BitString.of(new byte[33]).plus(true));
        assertThrows(IndexOutOfBoundsException.class, () -> bits.bit(10));
        assertThrows(IndexOutOfBoundsException.class, () -> bits.prefix(11));
    }

    @Test
    void agreeWithTheirDigits() throws Malformed {
        SplittableRandom random = new SplittableRandom(264);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[33];
            random.nextBytes(bytes);
            BitString a = BitString.of(bytes, random.nextInt(265));
            bytes[random.nextInt(33)] ^= (byte) (1 << random.nextInt(8));
            BitString b = BitString.of(bytes, random.nextInt(265));
            int shared = 0;
            while (shared < Math.min(a.length(), b.length()) && a.bit(shared) == b.bit(shared)) {
                shared++;
            }
            assertEquals(shared, a.commonLength(b));
            assertEquals(a.toString().startsWith(b.toString()), b.isPrefixOf(a));
            assertEquals(a.toString().equals(b.toString()), a.equals(b));
            assertArrayEquals(a.encode(), BitString.decode(a.encode()).encode());
        }
    }
}
