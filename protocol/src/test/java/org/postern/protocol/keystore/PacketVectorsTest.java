package org.postern.protocol.keystore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.postern.testkit.Vectors.hex;
import static org.postern.testkit.Vectors.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.testkit.Vectors;

@DisplayName("packets agree with the recorded bytes")
class PacketVectorsTest {
    @TestFactory
    @DisplayName("I-17.1(1/4) frames bodies of every length")
    Stream<DynamicTest> framesBodiesOfEveryLength() {
        return Vectors.tests("pki.json/packetHeader", Vectors.pki("packetHeader"), v -> {
            PacketTag tag = PacketTag.of(v.get("tag").asInt()).orElseThrow();
            byte[] body = new byte[v.get("bodyLength").asInt()];
            byte[] encoded = new Packet(tag, body).encode();
            byte[] header = hex(v, "header");
            assertArrayEquals(header, Arrays.copyOf(encoded, header.length));
            assertEquals(header.length + body.length, encoded.length);
            List<Packet> read = PacketReader.readAll(encoded);
            assertEquals(1, read.size());
            assertEquals(tag, read.getFirst().tag());
            assertEquals(body.length, read.getFirst().body().length);
        });
    }

    @TestFactory
    @DisplayName("I-17.1(2/4) derives fingerprints and key ids")
    Stream<DynamicTest> derivesFingerprintsAndKeyIds() {
        return Vectors.pki("keys").properties().stream()
                .map(e -> DynamicTest.dynamicTest(
                        "pki.json/keys/" + e.getKey(), () -> checkKey(e.getKey(), e.getValue())));
    }

    private static void checkKey(String label, JsonNode v) {
        EcPrivateKey secret = Vectors.pkiKey(label);
        assertEquals(text(v, "private"), hex(secret.scalar()));
        assertEquals(text(v, "publicCompressed"), hex(secret.publicKey().compressed()));
        assertEquals(text(v, "publicUncompressed"), hex(secret.publicKey().uncompressed()));
        KeyPacket key =
                KeyPacket.signing(secret.publicKey(), v.get("creationTime").asLong());
        assertEquals(text(v, "fingerprintInput"), hex(key.fingerprintInput()));
        assertEquals(text(v, "fingerprint"), key.fingerprint().toString());
        assertEquals(
                text(v, "keyId").toUpperCase(Locale.ROOT),
                key.keyId().text(),
                "the form in which the transport asks for server keys");
    }

    @TestFactory
    @DisplayName("I-17.1(3/4) reads and writes key packets")
    Stream<DynamicTest> readsAndWritesKeyPackets() {
        return Vectors.tests("pki.json/keyPackets", Vectors.pki("keyPackets"), v -> {
            byte[] octets = hex(v, "packet");
            KeyPacket key = KeyPacket.decode(PacketReader.readAll(octets).getFirst());
            assertEquals(text(v, "packet"), hex(key.encodePrimary().encode()));
            boolean secret = text(v, "kind").startsWith("secret");
            EcPrivateKey expected = Vectors.pkiKey(text(v, "key"));
            assertEquals(secret ? Optional.of(expected) : Optional.empty(), key.secret());
            assertEquals(expected.publicKey(), key.publicKey());
            assertEquals(Optional.empty(), key.publicForm().secret());
            if (v.has("fingerprint")) {
                assertEquals(text(v, "fingerprint"), key.fingerprint().toString());
            }
            assertEquals(!text(v, "kind").endsWith("ecdh"), key.canSign());
        });
    }

    @TestFactory
    @DisplayName("I-17.1(4/4) makes and verifies signatures")
    Stream<DynamicTest> makesAndVerifiesSignatures() {
        return Vectors.tests("pki.json/signatures", Vectors.pki("signatures"), v -> {
            long time = v.get("creationTime").asLong();
            EcPrivateKey secret = Vectors.pkiKey(text(v, "key"));
            KeyPacket key = KeyPacket.signing(secret.publicKey(), time);
            byte[] message = hex(v, "message");
            SignaturePacket made = SignaturePacket.sign(
                    SignatureType.BINARY_DOCUMENT, new Subpackets.Builder(), time, secret, key.keyId(), message);
            assertEquals(text(v, "packet"), hex(made.encode().encode()));

            SignaturePacket read = SignaturePacket.decode(PacketReader.readOne(hex(v, "packet"), PacketTag.SIGNATURE));
            assertEquals(text(v, "packet"), hex(read.encode().encode()));
            assertEquals(time, read.creationSeconds());
            assertTrue(read.verifies(key, message));
            message[0] ^= 1;
            assertFalse(read.verifies(key, message));
        });
    }

    @Test
    void readsTheOldFramingOfEveryLengthType() throws KeystoreException {
        for (String header : List.of("b403", "b50003", "b600000003")) {
            byte[] octets = HexFormat.of().parseHex(header + "616263");
            Packet packet = PacketReader.readOne(octets, PacketTag.USER_ID);
            assertArrayEquals("abc".getBytes(java.nio.charset.StandardCharsets.UTF_8), packet.body());
        }
    }
}
