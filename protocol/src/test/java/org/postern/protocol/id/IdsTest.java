package org.postern.protocol.id;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.postern.testkit.Vectors.hex;
import static org.postern.testkit.Vectors.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.text.Base58Check;
import org.postern.protocol.signed.Signature;
import org.postern.testkit.Vectors;

class IdsTest {
    private static final String BID = "BQk5dU4NfgU3H5dKWpET8kApPdmuZitK5F5jNNqvKhhx";
    private static final String DID = "1F7sMYhhjx9H5mqioFVpGa4FtYQvVKRXQ3";
    private static final String SID = "5Am9yxyQsYfFKG5tCLafo6uKXFzgEzvK1N6mv2AumTxfmkuPPU";
    private static final String TRANSFER = "00112233445566778899aabbccddeeff";
    private static final EcPublicKey POINT = SinkId.parse(SID).key();

    static Stream<Arguments> accepted() {
        return Stream.of(
                of("block id", BlockId::parse, BID),
                of("descriptor id", DescriptorId::new, DID),
                of("sink id", SinkId::parse, SID),
                of("transfer id", TransferId::parse, TRANSFER),
                of("address", Hashmail::parse, "alice#example.com"),
                of("user name", Username::new, "a.b_c-1"),
                of("public key", PublicKeys::parse, SID));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                of("block id: empty", BlockId::parse, ""),
                of("block id: one character too many", BlockId::parse, BID + "1"),
                of("block id: of 28 bytes", BlockId::parse, BID.substring(5)),
                of("block id: character outside the alphabet", BlockId::parse, "0" + BID.substring(1)),
                of("descriptor id: empty", DescriptorId::new, ""),
                of("descriptor id: changed character", DescriptorId::new, DID.replace('7', '8')),
                of("descriptor id: another network", DescriptorId::new, address(0x6f)),
                of("descriptor id: a public key", DescriptorId::new, SID),
                of("sink id: empty", SinkId::parse, ""),
                of("sink id: changed character", SinkId::parse, SID.replace('9', '8')),
                of("sink id: uncompressed point", SinkId::parse, Base58Check.encode(POINT.uncompressed())),
                of("sink id: point off the curve", SinkId::parse, Base58Check.encode(offTheCurve())),
                of("sink id: an address", SinkId::parse, DID),
                of("transfer id: 31 digits", TransferId::parse, TRANSFER.substring(1)),
                of("transfer id: 34 digits", TransferId::parse, TRANSFER + "00"),
                of("transfer id: not hex", TransferId::parse, TRANSFER.replace('f', 'g')),
                of("address: no #", Hashmail::parse, "alice.example.com"),
                of("address: two #", Hashmail::parse, "alice#b#example.com"),
                of("address: no user", Hashmail::parse, "#example.com"),
                of("address: no host", Hashmail::parse, "alice#"),
                of("address: too long", Hashmail::parse, "a#" + "b".repeat(200)),
                of("user name: two characters", Username::new, "ab"),
                of("user name: 21 characters", Username::new, "a".repeat(21)),
                of("user name: capital", Username::new, "Alice"),
                of("user name: two marks", Username::new, "a..b"),
                of("user name: mark in front", Username::new, ".ab"),
                of("user name: mark at the end", Username::new, "ab-"),
                of("user name: line feed at the end", Username::new, "alice\n"),
                of("public key: too long", PublicKeys::parse, "1".repeat(61)));
    }

    private static Arguments of(String name, Function<String, ?> parse, String text) {
        return Arguments.of(Named.of(name, parse), text);
    }

    private static String address(int network) {
        byte[] payload = new byte[21];
        payload[0] = (byte) network;
        return Base58Check.encode(payload);
    }

    private static byte[] offTheCurve() {
        byte[] point = new byte[33];
        point[0] = 2;
        point[32] = 5;
        return point;
    }

    @DisplayName("ids are read and written as the same text")
    @ParameterizedTest(name = "{0}")
    @MethodSource("accepted")
    void writesWhatItReads(Function<String, ?> parse, String text) {
        assertEquals(text, parse.apply(text).toString());
        assertEquals(parse.apply(text), parse.apply(text));
        assertEquals(parse.apply(text).hashCode(), parse.apply(text).hashCode());
    }

    @DisplayName("malformed ids and addresses are refused")
    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refuses(Function<String, ?> parse, String text) {
        assertThrows(IllegalArgumentException.class, () -> parse.apply(text));
    }

    @DisplayName("an address has a user and a host")
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"alice#example.com", "a#b", "anonymous#example.org"})
    void splitsAddresses(String text) {
        Hashmail address = Hashmail.parse(text);
        assertEquals(text, address.user() + "#" + address.host());
        assertEquals(text.startsWith("anonymous#"), address.isAnonymous());
    }

    @TestFactory
    @DisplayName("the id of a block is the SHA-256 of its bytes")
    Stream<DynamicTest> derivesBlockIds() {
        return Vectors.tests("api.json/blocks/blocks", Vectors.api("blocks").get("blocks"), v -> {
            assertEquals(text(v, "bid"), BlockId.of(hex(v, "ciphertext")).toString());
            byte[] changed = hex(v, "ciphertext");
            changed[0] ^= 1;
            assertNotEquals(BlockId.parse(text(v, "bid")), BlockId.of(changed));
        });
    }

    @TestFactory
    @DisplayName("the id of a descriptor is the address of its key")
    Stream<DynamicTest> derivesDescriptorIds() {
        return Vectors.tests("api.json/keys", Vectors.api("keys"), v -> {
            EcPublicKey key = PublicKeys.parse(text(v, "pub58"));
            assertEquals(text(v, "address"), DescriptorId.of(key).toString());
        });
    }

    @Test
    @DisplayName("a client chooses the ids of new objects from its keys")
    void takesIdsFromKeys() {
        JsonNode create = Vectors.api("descriptor").get("createParams");
        EcPublicKey key = PublicKeys.parse(text(create.get("data"), "dpub58"));
        assertEquals(new DescriptorId(text(create, "did")), DescriptorId.of(key));
        assertEquals(SID, new SinkId(Vectors.apiKey("bob-inbox-sink").publicKey()).toString());
    }

    @Test
    void refusesIdsAndSignaturesOfOtherLengths() {
        assertThrows(IllegalArgumentException.class, () -> new BlockId(new byte[31]));
        assertThrows(IllegalArgumentException.class, () -> new TransferId(new byte[15]));
        assertThrows(IllegalArgumentException.class, () -> new Signature(new byte[64]));
        assertThrows(IllegalArgumentException.class, () -> new Signature(new byte[66]));
    }

    @Test
    void drawsTransferIdsAtRandom() {
        SecureRandom random = new SecureRandom("seed".getBytes(StandardCharsets.UTF_8));
        assertNotEquals(TransferId.random(random), TransferId.random(random));
        assertTrue(TransferId.random(random).toString().length() == 32);
    }

    @Test
    void judgesLongUserNamesQuickly() {
        String hostile = "a".repeat(19) + "!";
        boolean valid = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            boolean any = false;
            for (int i = 0; i < 10_000; i++) {
                any |= isUsername(hostile);
            }
            return any;
        });
        assertFalse(valid);
    }

    private static boolean isUsername(String text) {
        try {
            return !new Username(text).text().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
