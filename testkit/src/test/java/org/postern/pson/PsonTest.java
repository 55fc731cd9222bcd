package org.postern.pson;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PsonTest {
    private static @Nullable Object decode(String hex) throws PsonException {
        return Pson.decode(HexFormat.of().parseHex(hex), PsonLimits.DEFAULT);
    }

    @ParameterizedTest(name = "refuses {0}")
    @CsvSource({
        "nothing at all,''",
        "a string longer than the bytes left,fc0461",
        "a string of 2^31 - 1 bytes,fcffffffff07",
        "a string length above 31 bits,fcffffffff0f",
        "a binary longer than the bytes left,ff80808004",
        "more elements than bytes left,f7ffffff7f",
        "more members than bytes left allow,f60200f0",
        "an endless varint,f8ffffffffffffffffffffff",
        "a 32-bit integer of 33 bits,f8ffffffff1f",
        "a 64-bit integer of 65 bits,f9ffffffffffffffffff03",
        "a cut float,fa0000",
        "a cut double,fb00000000000000",
        "an entry of the progressive dictionary,fd0161",
        "an index beyond the dictionary,fe0b",
        "malformed UTF-8,fc01ff",
        "overlong UTF-8,fc02c080",
        "a surrogate in UTF-8,fc03eda080",
        "a number as member name,f6010000",
        "a binary as member name,f601ff016100",
        "a member name twice,f602fc016100fc016102",
        "a member name twice in two forms,f602fe0000fc047479706502",
        "a member name twice with null,f602fc0161f0fc0161f0",
        "an object cut after a name,f601fc0161"
    })
    void refuses(String what, String hex) {
        PsonException refusal = assertThrows(PsonException.class, () -> decode(hex), what);
        assertTrue(refusal.toString().contains("expected "), refusal::toString);
    }

    @ParameterizedTest(name = "accepts {0}")
    @CsvSource({
        "a dictionary string written out,fc0474797065,type",
        "a dictionary string by index,fe00,type",
        "a replacement character that was sent,fc03efbfbd,\ufffd",
        "a varint longer than needed,fc810061,a",
        "bytes after the value,fc016100ff,a"
    })
    void accepts(String what, String hex, String expected) throws PsonException {
        assertEquals(expected, decode(hex), what);
    }

    @Test
    void refusesNestingBeyondTheLimitAndTakesTheLimitItself() throws PsonException {
        PsonLimits limits = new PsonLimits(3, 100, 100);
        assertEquals(List.of(List.of(List.of(0L))), Pson.decode(HexFormat.of().parseHex("f701f701f70100"), limits));
        assertThrows(PsonException.class, () -> Pson.decode(HexFormat.of().parseHex("f701f701f701f70100"), limits));
    }

    @Test
    void refusesDeepNestingWithoutExhaustingTheStack() {
        assertThrows(PsonException.class, () -> decode("f701".repeat(100_000) + "00"));
    }

    @Test
    void refusesMoreValuesThanTheLimit() throws PsonException {
        PsonLimits limits = new PsonLimits(8, 4, 100);
        assertEquals(List.of(0L, 0L, 0L), Pson.decode(HexFormat.of().parseHex("f703000000"), limits));
        assertThrows(PsonException.class, () -> Pson.decode(HexFormat.of().parseHex("f70400000000"), limits));
    }

    @Test
    void refusesStringsBeyondTheLimit() throws PsonException {
        PsonLimits limits = new PsonLimits(8, 4, 2);
        assertEquals("aa", Pson.decode(HexFormat.of().parseHex("fc026161"), limits));
        assertThrows(PsonException.class, () -> Pson.decode(HexFormat.of().parseHex("fc03616161"), limits));
        assertThrows(PsonException.class, () -> Pson.decode(HexFormat.of().parseHex("ff03616161"), limits));
    }

    @Test
    void takesAnEmptyArrayForAnObject() throws PsonException {
        assertEquals(Map.of(), Pson.asObject(List.of()));
        assertEquals(Map.of("a", 1L), Pson.asObject(decode("f601fc016102")));
        assertThrows(PsonException.class, () -> Pson.asObject(List.of(1L)));
        assertThrows(PsonException.class, () -> Pson.asObject(null));
        assertThrows(PsonException.class, () -> Pson.asObject("text"));
    }

    @Test
    void encodesWholeFloatingPointNumbersAsIntegers() {
        assertArrayEquals(Pson.encode(3L), Pson.encode(3.0));
        assertArrayEquals(Pson.encode(1L << 52), Pson.encode(0x1p52));
        assertEquals((byte) 0xfa, Pson.encode(0x1p53)[0]);
        assertArrayEquals(Pson.encode(1.5), Pson.encode(1.5f));
        assertArrayEquals(Pson.encode(7L), Pson.encode(7));
    }

    @Test
    void carriesTheEndsOfTheIntegerRange() throws PsonException {
        for (long number : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, Integer.MIN_VALUE, -121, -120, 119, 120}) {
            assertEquals(number, Pson.decode(Pson.encode(number), PsonLimits.DEFAULT));
        }
    }

    @Test
    void refusesToEncodeWhatHasNoForm() {
        List<@Nullable Object> cycle = new ArrayList<>();
        cycle.add(cycle);
        assertThrows(IllegalArgumentException.class, () -> Pson.encode(cycle));
        assertThrows(IllegalArgumentException.class, () -> Pson.encode("\ud800"));
        assertThrows(IllegalArgumentException.class, () -> Pson.encode("\udc00\ud800"));
        assertThrows(IllegalArgumentException.class, () -> Pson.encode(Map.of(1, 2)));
        assertThrows(IllegalArgumentException.class, () -> Pson.encode(new Object()));
    }

    @Test
    void carriesRandomValues() throws PsonException {
        RandomGenerator random = new Random(1);
        PsonWriter writer = new PsonWriter();
        for (int i = 0; i < 3_000; i++) {
            Object value = PsonValues.random(random, 4);
            writer.reset().write(value);
            PsonValues.assertSame(value, Pson.decode(writer.buffer(), 0, writer.size(), PsonLimits.DEFAULT));
        }
    }

    @Test
    void answersRandomBytesByAValueOrARefusal() {
        Random random = new Random(2);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = Pson.encode(PsonValues.random(random, 3));
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
            try {
                byte[] canonical = Pson.encode(Pson.decode(bytes, PsonLimits.DEFAULT));
                assertArrayEquals(canonical, Pson.encode(Pson.decode(canonical, PsonLimits.DEFAULT)));
            } catch (PsonException _) {
                refused++;
            }
        }
        assertTrue(refused > 100, "found " + refused + " refusals");
    }
}
