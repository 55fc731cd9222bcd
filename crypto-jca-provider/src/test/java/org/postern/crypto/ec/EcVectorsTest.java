package org.postern.crypto.ec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.postern.crypto.Vectors.hex;
import static org.postern.crypto.Vectors.text;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.postern.crypto.Vectors;
import org.postern.crypto.primitive.Sha2;
import org.postern.crypto.text.BitcoinAddress;

class EcVectorsTest {
    @TestFactory
    @DisplayName("I-14.1(2/3) keys, their texts and addresses")
    Stream<DynamicTest> keys() {
        return Vectors.group("ecc_keys", v -> {
            EcPrivateKey key = EcPrivateKey.of(hex(v, "private"));
            EcPublicKey point = key.publicKey();
            assertEquals(text(v, "public_compressed"), hex(point.compressed()));
            assertEquals(text(v, "public_uncompressed"), hex(point.uncompressed()));
            assertEquals(text(v, "wif"), key.wif());
            assertEquals(key, EcPrivateKey.fromWif(text(v, "wif")));
            assertEquals(text(v, "public_base58"), point.text());
            assertEquals(point, EcPublicKey.fromText(text(v, "public_base58")));
            assertEquals(point, EcPublicKey.decode(point.compressed()));
            assertEquals(point, EcPublicKey.decode(point.uncompressed()));
            assertEquals(text(v, "address"), point.address());
            assertEquals(text(v, "address"), BitcoinAddress.of(point));
        });
    }

    @TestFactory
    @DisplayName("I-14.1(3/3) keys of the API vectors")
    Stream<DynamicTest> apiKeys() {
        return Vectors.api("keys", v -> {
            EcPrivateKey key = EcPrivateKey.fromWif(text(v, "wif"));
            assertEquals(text(v, "priv"), hex(key.scalar()));
            assertEquals(text(v, "pub"), hex(key.publicKey().compressed()));
            assertEquals(text(v, "pub58"), key.publicKey().text());
            assertEquals(text(v, "address"), key.publicKey().address());
        });
    }

    @TestFactory
    @DisplayName("ECDSA")
    Stream<DynamicTest> signatures() {
        return Vectors.group("ecdsa_sign", v -> {
            EcPrivateKey key = EcPrivateKey.of(hex(v, "private"));
            byte[] digest = Sha2.sha256(hex(v, "message"));
            assertEquals(text(v, "hash"), hex(digest));
            byte[] signature = CompactSignature.sign(key, digest);
            assertEquals(text(v, "signature"), hex(signature));
            assertEquals(text(v, "signature_base64"), Base64.getEncoder().encodeToString(signature));
            assertTrue(CompactSignature.verify(key.publicKey(), digest, signature));
        });
    }

    @TestFactory
    @DisplayName("signatures of the API vectors")
    Stream<DynamicTest> apiSignatures() {
        assertEquals(14, Vectors.api("signatures").size());
        return Vectors.api("signatures", v -> {
            byte[] digest = Sha2.sha256(text(v, "message_utf8").getBytes(StandardCharsets.UTF_8));
            byte[] signature = Base64.getDecoder().decode(text(v, "signature_base64"));
            assertEquals(text(v, "sha256"), hex(digest));
            assertEquals(text(v, "signature_hex"), hex(signature));
            assertTrue(CompactSignature.verify(EcPublicKey.fromText(text(v, "pub58")), digest, signature));
            privateKey(text(v, "key"))
                    .ifPresent(key -> assertEquals(hex(signature), hex(CompactSignature.sign(key, digest))));
        });
    }

    @TestFactory
    @DisplayName("ECDH")
    Stream<DynamicTest> ecdh() {
        return Vectors.group("ecdh", v -> {
            EcPrivateKey a = EcPrivateKey.of(hex(v, "private_a"));
            EcPrivateKey b = EcPrivateKey.of(hex(v, "private_b"));
            assertEquals(text(v, "shared_x"), hex(Ecdh.sharedX(a, b.publicKey())));
            assertArrayEquals(Ecdh.sharedX(a, b.publicKey()), Ecdh.sharedX(b, a.publicKey()));
        });
    }

    private static Optional<EcPrivateKey> privateKey(String label) {
        return StreamSupport.stream(Vectors.api("keys").spliterator(), false)
                .filter(key -> text(key, "label").equals(label))
                .map(key -> EcPrivateKey.of(hex(key, "priv")))
                .findFirst();
    }
}
