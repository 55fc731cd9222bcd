package org.postern.protocol.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.protocol.id.TransferId;
import org.postern.protocol.schema.Limits;
import org.postern.protocol.schema.Malformed;
import org.postern.protocol.schema.Schema;
import org.postern.protocol.schema.Words;

/** The type table (api.md §3): what each type takes, and the code it reports otherwise. */
class TypesTest {
    private static final String BID = "BQk5dU4NfgU3H5dKWpET8kApPdmuZitK5F5jNNqvKhhx";
    private static final String DID = "1F7sMYhhjx9H5mqioFVpGa4FtYQvVKRXQ3";
    private static final String SID = "5Am9yxyQsYfFKG5tCLafo6uKXFzgEzvK1N6mv2AumTxfmkuPPU";
    private static final String SIGNATURE = Base64.getEncoder().encodeToString(new byte[65]);
    private static final String TRANSFER = "00112233445566778899aabbccddeeff";
    private static final List<Object> KINDS =
            List.of(true, 1.5, -1L, "\u0000", new byte[] {0}, List.of(List.of()), Map.of("\u0000", 0L));

    private static final Schema<Optional<TransferId>> NO_TRANSFER = Schema.orText("", Types.TRANSFER_ID);

    @SuppressWarnings("unchecked") // what is compared below has equals
    private static Schema<Object> named(String name) {
        return (Schema<Object>) Types.all().stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static Stream<Arguments> types() {
        return Stream.of(
                type("bid", Types.BID, 0x17, BID),
                type("blocks", named("blocks"), 0x44, List.of(BID)),
                type("blocks, none", named("blocks"), 0x44, List.of()),
                type("did", Types.DID, 0x1C, DID),
                type("dids", named("dids"), 0x1F, List.of(DID)),
                type("pub58", Types.PUB58, 0x1F, SID),
                type("sid", Types.SID, 0x25, SID),
                type("signature", Types.SIGNATURE, 0x08, SIGNATURE),
                type("nonce", named("nonce"), 0x29, "n".repeat(32)),
                type("timestamp", named("timestamp"), 0x28, "1514764800000"),
                type("transferId", Types.TRANSFER_ID, 0x1F, TRANSFER),
                type("transferIds", named("transferIds"), 0x1F, List.of(TRANSFER)),
                type("mid", Types.MID, 0x2A, 1L),
                type("mids", named("mids"), 0x1F, List.of(1L, 2L)),
                type("seq", named("seq"), 0x1F, 0L),
                type("modSeq", named("modSeq"), 0x33, 0L),
                type("username", named("username"), 0x02, "alice"),
                type("hashmail", named("hashmail"), 0x2D, "alice#example.com"),
                type("email", named("email"), 0x39, "a@b"),
                type("email, none", named("email"), 0x39, ""),
                type("language", named("language"), 0x3A, "en"),
                type("srpSalt", named("srpSalt"), 0x03, TRANSFER),
                type("srpVerifier", named("srpVerifier"), 0x04, "abc"),
                type("privData", Types.PRIVATE_DATA, 0x05, "AAEC"),
                type("pin", named("pin"), 0x10, "1234"),
                type("pin, none", named("pin"), 0x10, ""),
                type("lockId", named("lockId"), 0x37, TRANSFER),
                type("keystore", named("keystore"), 0x1F, "AAEC"),
                type("done", Types.DONE, 0x1F, "OK"));
    }

    private static Arguments type(String name, Schema<?> wire, int code, Object value) {
        return Arguments.of(Named.of(name, wire), code, value);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void writesWhatItReads(Schema<Object> wire, int code, Object value) throws Malformed {
        assertEquals(value, wire.write(wire.read(value, Limits.STRICT)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void refusesOtherKindsOfValuesWithItsCode(Schema<Object> wire, int code, Object value) {
        for (Object other : KINDS) {
            // A list in a list is the business of the entry's type.
            if (!(value instanceof List && other instanceof List)) {
                assertCode(code, wire, other);
            }
        }
        assertCode(code, wire, null);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refused("integer as text", Types.MID, "1", 0x2A),
                refused("integer as fraction", Types.MID, 1.0, 0x2A),
                refused("message number 0", Types.MID, 0L, 0x2A),
                refused("message number inside a list", named("mids"), List.of(0L), 0x2A),
                refused("no list of message numbers", named("mids"), 1L, 0x1F),
                refused("101 message numbers", named("mids"), Collections.nCopies(101, 1L), 0x1F),
                refused("negative modSeq", named("modSeq"), -1L, 0x33),
                refused("nonce of 31 characters", named("nonce"), "n".repeat(31), 0x29),
                refused("nonce of 65 characters", named("nonce"), "n".repeat(65), 0x29),
                refused("time with a sign", named("timestamp"), "-1", 0x28),
                refused("time as a number", named("timestamp"), 1L, 0x28),
                refused("time of 19 digits", named("timestamp"), "1".repeat(19), 0x28),
                refused("time in other digits", named("timestamp"), "\u0661", 0x28),
                refused("empty time", named("timestamp"), "", 0x28),
                refused(
                        "signature of 64 bytes",
                        Types.SIGNATURE,
                        Base64.getEncoder().encodeToString(new byte[64]),
                        0x08),
                refused("signature without padding", Types.SIGNATURE, SIGNATURE.replace("=", ""), 0x08),
                refused("signature with loose bits", Types.SIGNATURE, SIGNATURE.replace("A=", "B="), 0x08),
                refused("base64 without padding", named("extra"), "AA", 0x1F),
                refused("base64 with a foreign character", named("extra"), "AA*=", 0x1F),
                refused("base64 of the other alphabet", named("extra"), "-_-_", 0x1F),
                refused("base64 with a line feed", named("extra"), "AAAA\n", 0x1F),
                refused(
                        "private data of 8193 bytes",
                        Types.PRIVATE_DATA,
                        Base64.getEncoder().encodeToString(new byte[8193]),
                        0x05),
                refused("salt of 15 bytes", named("srpSalt"), "00".repeat(15), 0x03),
                refused("salt of 17 bytes", named("srpSalt"), "00".repeat(17), 0x03),
                refused("verifier of 769 digits", named("srpVerifier"), "0".repeat(769), 0x04),
                refused("empty verifier", named("srpVerifier"), "", 0x04),
                refused("verifier in other digits", named("srpVerifier"), "\u0661", 0x04),
                refused("block of the length and one byte", Types.BLOCK_DATA, new byte[Limits.BLOCK_LENGTH + 1], 0x18),
                refused("flags of 1025 characters", named("flags"), "f".repeat(1025), 0x1F),
                refused("21 tags", named("tags"), Collections.nCopies(21, "t"), 0x1F),
                refused("empty tag", named("tags"), List.of(""), 0x1F),
                refused("101 transfer ids", named("transferIds"), Collections.nCopies(101, TRANSFER), 0x1F),
                refused("no transfer ids", named("transferIds"), List.of(), 0x1F),
                refused("two addresses in one", named("email"), "a@b@c", 0x39),
                refused("address without host", named("email"), "a@", 0x39),
                refused("language in capitals", named("language"), "EN", 0x3A),
                refused("PIN of three digits", named("pin"), "123", 0x10),
                refused("PIN of letters", named("pin"), "abcd", 0x10),
                refused("lock id of 31 characters", named("lockId"), "l".repeat(31), 0x37),
                refused("empty host", named("host"), "", 0x36),
                refused("host of 101 characters", named("host"), "h".repeat(101), 0x36),
                refused("login data of 1025 characters", named("loginData"), "l".repeat(1025), 0x35),
                refused("token of 101 characters", named("token"), "t".repeat(101), 0x15));
    }

    private static Arguments refused(String name, Schema<?> wire, Object value, int code) {
        return Arguments.of(Named.of(name, wire), value, code);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refuses(Schema<Object> wire, Object value, int code) {
        assertCode(code, wire, value);
    }

    private static void assertCode(int code, Schema<?> wire, @Nullable Object value) {
        Malformed refusal = assertThrows(Malformed.class, () -> wire.read(value, Limits.STRICT), () -> "took " + value);
        assertEquals(code, refusal.code().code(), refusal::getMessage);
    }

    @Test
    void countsCodePointsNotUnits() throws Malformed {
        String emoji = "\uD83D\uDE00".repeat(64);
        assertEquals(List.of(emoji), named("tags").read(List.of(emoji), Limits.STRICT));
        assertCode(0x1F, named("tags"), List.of(emoji + "x"));
    }

    @Test
    void refusesTextThatNoDatabaseStores() {
        assertCode(0x1F, named("flags"), "a\0b");
        assertCode(0x1F, named("tags"), List.of("a\0b"));
        assertCode(0x1F, named("sinkData"), "a\0b");
        assertCode(0x1F, named("extraAuth"), "a\0b");
        assertCode(0x2D, named("hashmail"), "a\0b#example.com");
        assertCode(0x2D, named("hashmail"), "alice#example\0.com");
        assertCode(0x35, named("loginData"), "\0");
    }

    @Test
    void takesTextForBytesAsServersOf2018SendThem() throws Malformed {
        byte[] expected = "block".getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(expected, Types.BLOCK_DATA.read("block", Limits.STRICT));
        assertArrayEquals(expected, Types.BLOCK_DATA.read(expected, Limits.STRICT));
    }

    @Test
    void takesTheEmptyTextForNoTransfer() throws Malformed {
        assertEquals(Optional.empty(), NO_TRANSFER.read("", Limits.STRICT));
        assertEquals("", NO_TRANSFER.write(Optional.empty()));
        assertEquals(TRANSFER, NO_TRANSFER.write(NO_TRANSFER.read(TRANSFER, Limits.STRICT)));
        assertCode(0x1F, NO_TRANSFER, "00");
    }

    @Test
    void readsMapsWithCheckedKeysAndTakesAnEmptyListForAnEmptyMap() throws Malformed {
        Schema<Map<Long, String>> map = Schema.map(Types.MID_KEY, Schema.text(1, 3));
        assertEquals(Map.of(7L, "a"), map.read(Map.of("7", "a"), Limits.STRICT));
        assertEquals(Map.of("7", "a"), map.write(Map.of(7L, "a")));
        assertEquals(Map.of(), map.read(List.of(), Limits.STRICT));
        assertCode(0x2A, map, Map.of("x", "a"));
        assertCode(0x1F, map, Map.of("7", ""));
        assertCode(0x1F, map, List.of(1L));
    }

    @Test
    void readsNullOnlyWhereItIsAllowed() throws Malformed {
        Schema<Optional<String>> nullable = Schema.orNull(Schema.text(1, 3));
        assertEquals(Optional.empty(), nullable.read(null, Limits.STRICT));
        assertEquals(Optional.of("a"), nullable.read("a", Limits.STRICT));
        assertEquals("a", nullable.write(Optional.of("a")));
        assertCode(0x1F, Schema.list(Schema.text(1, 3), 9), Arrays.asList("a", null));
    }

    @Test
    void readsWordsOfAClosedListStrictly() throws Malformed {
        Schema<SinkMode> mode = Words.lowerCase(SinkMode.class);
        assertEquals(SinkMode.PUBLIC, mode.read("public", Limits.STRICT));
        assertEquals("anonymous", mode.write(SinkMode.ANONYMOUS));
        assertCode(0x1F, mode, "PUBLIC");
        assertCode(0x1F, mode, 0L);
        assertEquals(SinkMode.PUBLIC, Words.asNamed(SinkMode.class).read("PUBLIC", Limits.STRICT));
    }
}
