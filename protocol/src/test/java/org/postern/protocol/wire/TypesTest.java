package org.postern.protocol.wire;

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
import org.postern.protocol.method.SinkMode;

/** The type table (api.md §3): what each type takes, and the code it reports otherwise. */
class TypesTest {
    private static final String BID = "BQk5dU4NfgU3H5dKWpET8kApPdmuZitK5F5jNNqvKhhx";
    private static final String DID = "1F7sMYhhjx9H5mqioFVpGa4FtYQvVKRXQ3";
    private static final String SID = "5Am9yxyQsYfFKG5tCLafo6uKXFzgEzvK1N6mv2AumTxfmkuPPU";
    private static final String SIGNATURE = Base64.getEncoder().encodeToString(new byte[65]);
    private static final String TRANSFER = "00112233445566778899aabbccddeeff";
    private static final List<Object> KINDS =
            List.of(true, 1.5, -1L, "\u0000", new byte[] {0}, List.of(List.of()), Map.of("\u0000", 0L));

    static Stream<Arguments> types() {
        return Stream.of(
                type("bid", Types.BID, 0x17, BID),
                type("blocks", Types.BLOCKS, 0x44, List.of(BID)),
                type("blocks, none", Types.BLOCKS, 0x44, List.of()),
                type("did", Types.DID, 0x1C, DID),
                type("dids", Types.DIDS, 0x1F, List.of(DID)),
                type("pub58", Types.PUB58, 0x1F, SID),
                type("sid", Types.SID, 0x25, SID),
                type("signature", Types.SIGNATURE, 0x08, SIGNATURE),
                type("nonce", Types.NONCE, 0x29, "n".repeat(32)),
                type("timestamp", Types.TIMESTAMP, 0x28, "1514764800000"),
                type("transferId", Types.TRANSFER_ID, 0x1F, TRANSFER),
                type("transferIds", Types.TRANSFER_IDS, 0x1F, List.of(TRANSFER)),
                type("mid", Types.MID, 0x2A, 1L),
                type("mids", Types.MIDS, 0x1F, List.of(1L, 2L)),
                type("seq", Types.SEQ, 0x1F, 0L),
                type("modSeq", Types.MOD_SEQ, 0x33, 0L),
                type("username", Types.USERNAME, 0x02, "alice"),
                type("hashmail", Types.HASHMAIL, 0x2D, "alice#example.com"),
                type("email", Types.EMAIL, 0x39, "a@b"),
                type("email, none", Types.EMAIL, 0x39, ""),
                type("language", Types.LANGUAGE, 0x3A, "en"),
                type("srpSalt", Types.SRP_SALT, 0x03, TRANSFER),
                type("srpVerifier", Types.SRP_VERIFIER, 0x04, "abc"),
                type("privData", Types.PRIVATE_DATA, 0x05, "AAEC"),
                type("pin", Types.PIN, 0x10, "1234"),
                type("pin, none", Types.PIN, 0x10, ""),
                type("lockId", Types.LOCK_ID, 0x37, TRANSFER),
                type("keystore", Types.KEYSTORE, 0x1F, "AAEC"),
                type("done", Types.DONE, 0x1F, "OK"));
    }

    private static Arguments type(String name, Wire<?> wire, int code, Object value) {
        return Arguments.of(Named.of(name, wire), code, value);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void writesWhatItReads(Wire<Object> wire, int code, Object value) throws Malformed {
        assertEquals(value, wire.write(wire.read(value, Limits.STRICT)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void refusesOtherKindsOfValuesWithItsCode(Wire<Object> wire, int code, Object value) {
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
                refused("message number inside a list", Types.MIDS, List.of(0L), 0x2A),
                refused("no list of message numbers", Types.MIDS, 1L, 0x1F),
                refused("101 message numbers", Types.MIDS, Collections.nCopies(101, 1L), 0x1F),
                refused("negative modSeq", Types.MOD_SEQ, -1L, 0x33),
                refused("nonce of 31 characters", Types.NONCE, "n".repeat(31), 0x29),
                refused("nonce of 65 characters", Types.NONCE, "n".repeat(65), 0x29),
                refused("time with a sign", Types.TIMESTAMP, "-1", 0x28),
                refused("time as a number", Types.TIMESTAMP, 1L, 0x28),
                refused("time of 19 digits", Types.TIMESTAMP, "1".repeat(19), 0x28),
                refused("time in other digits", Types.TIMESTAMP, "\u0661", 0x28),
                refused("empty time", Types.TIMESTAMP, "", 0x28),
                refused(
                        "signature of 64 bytes",
                        Types.SIGNATURE,
                        Base64.getEncoder().encodeToString(new byte[64]),
                        0x08),
                refused("signature without padding", Types.SIGNATURE, SIGNATURE.replace("=", ""), 0x08),
                refused("signature with loose bits", Types.SIGNATURE, SIGNATURE.replace("A=", "B="), 0x08),
                refused("base64 without padding", Types.EXTRA, "AA", 0x1F),
                refused("base64 with a foreign character", Types.EXTRA, "AA*=", 0x1F),
                refused("base64 of the other alphabet", Types.EXTRA, "-_-_", 0x1F),
                refused("base64 with a line feed", Types.EXTRA, "AAAA\n", 0x1F),
                refused(
                        "private data of 8193 bytes",
                        Types.PRIVATE_DATA,
                        Base64.getEncoder().encodeToString(new byte[8193]),
                        0x05),
                refused("salt of 15 bytes", Types.SRP_SALT, "00".repeat(15), 0x03),
                refused("salt of 17 bytes", Types.SRP_SALT, "00".repeat(17), 0x03),
                refused("verifier of 769 digits", Types.SRP_VERIFIER, "0".repeat(769), 0x04),
                refused("empty verifier", Types.SRP_VERIFIER, "", 0x04),
                refused("verifier in other digits", Types.SRP_VERIFIER, "\u0661", 0x04),
                refused("block of the length and one byte", Types.BLOCK_DATA, new byte[Limits.BLOCK_LENGTH + 1], 0x18),
                refused("flags of 1025 characters", Types.FLAGS, "f".repeat(1025), 0x1F),
                refused("21 tags", Types.TAGS, Collections.nCopies(21, "t"), 0x1F),
                refused("empty tag", Types.TAGS, List.of(""), 0x1F),
                refused("101 transfer ids", Types.TRANSFER_IDS, Collections.nCopies(101, TRANSFER), 0x1F),
                refused("no transfer ids", Types.TRANSFER_IDS, List.of(), 0x1F),
                refused("two addresses in one", Types.EMAIL, "a@b@c", 0x39),
                refused("address without host", Types.EMAIL, "a@", 0x39),
                refused("language in capitals", Types.LANGUAGE, "EN", 0x3A),
                refused("PIN of three digits", Types.PIN, "123", 0x10),
                refused("PIN of letters", Types.PIN, "abcd", 0x10),
                refused("lock id of 31 characters", Types.LOCK_ID, "l".repeat(31), 0x37),
                refused("empty host", Types.HOST, "", 0x36),
                refused("host of 101 characters", Types.HOST, "h".repeat(101), 0x36),
                refused("login data of 1025 characters", Types.LOGIN_DATA, "l".repeat(1025), 0x35),
                refused("token of 101 characters", Types.TOKEN, "t".repeat(101), 0x15));
    }

    private static Arguments refused(String name, Wire<?> wire, Object value, int code) {
        return Arguments.of(Named.of(name, wire), value, code);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refuses(Wire<Object> wire, Object value, int code) {
        assertCode(code, wire, value);
    }

    private static void assertCode(int code, Wire<?> wire, @Nullable Object value) {
        Malformed refusal = assertThrows(Malformed.class, () -> wire.read(value, Limits.STRICT), () -> "took " + value);
        assertEquals(code, refusal.code().code(), refusal::getMessage);
    }

    @Test
    void countsCodePointsNotUnits() throws Malformed {
        String emoji = "\uD83D\uDE00".repeat(64);
        assertEquals(List.of(emoji), Types.TAGS.read(List.of(emoji), Limits.STRICT));
        assertCode(0x1F, Types.TAGS, List.of(emoji + "x"));
    }

    @Test
    void refusesTextThatNoDatabaseStores() {
        assertCode(0x1F, Types.FLAGS, "a\0b");
        assertCode(0x35, Types.LOGIN_DATA, "\0");
    }

    @Test
    void takesTextForBytesAsServersOf2018SendThem() throws Malformed {
        byte[] expected = "block".getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(expected, Types.BLOCK_DATA.read("block", Limits.STRICT));
        assertArrayEquals(expected, Types.BLOCK_DATA.read(expected, Limits.STRICT));
    }

    @Test
    void takesTheEmptyTextForNoTransfer() throws Malformed {
        assertEquals(Optional.empty(), Types.TRANSFER_ID_OR_NONE.read("", Limits.STRICT));
        assertEquals("", Types.TRANSFER_ID_OR_NONE.write(Optional.empty()));
        assertEquals(
                TRANSFER, Types.TRANSFER_ID_OR_NONE.write(Types.TRANSFER_ID_OR_NONE.read(TRANSFER, Limits.STRICT)));
        assertCode(0x1F, Types.TRANSFER_ID_OR_NONE, "00");
    }

    @Test
    void readsMapsWithCheckedKeysAndTakesAnEmptyListForAnEmptyMap() throws Malformed {
        Wire<Map<Long, String>> map = Wires.map(Types.MID_KEY, Wires.text(1, 3));
        assertEquals(Map.of(7L, "a"), map.read(Map.of("7", "a"), Limits.STRICT));
        assertEquals(Map.of("7", "a"), map.write(Map.of(7L, "a")));
        assertEquals(Map.of(), map.read(List.of(), Limits.STRICT));
        assertCode(0x2A, map, Map.of("x", "a"));
        assertCode(0x1F, map, Map.of("7", ""));
        assertCode(0x1F, map, List.of(1L));
    }

    @Test
    void readsNullOnlyWhereItIsAllowed() throws Malformed {
        Wire<Optional<String>> nullable = Wires.nullable(Wires.text(1, 3));
        assertEquals(Optional.empty(), nullable.read(null, Limits.STRICT));
        assertEquals(Optional.of("a"), nullable.read("a", Limits.STRICT));
        assertEquals("a", nullable.write(Optional.of("a")));
        assertCode(0x1F, Wires.list(Wires.text(1, 3), 0, l -> 9), Arrays.asList("a", null));
    }

    @Test
    void readsWordsOfAClosedListStrictly() throws Malformed {
        Wire<SinkMode> mode = EnumWire.lowerCase(SinkMode.class);
        assertEquals(SinkMode.PUBLIC, mode.read("public", Limits.STRICT));
        assertEquals("anonymous", mode.write(SinkMode.ANONYMOUS));
        assertCode(0x1F, mode, "PUBLIC");
        assertCode(0x1F, mode, 0L);
        assertEquals(SinkMode.PUBLIC, EnumWire.asNamed(SinkMode.class).read("PUBLIC", Limits.STRICT));
    }
}
