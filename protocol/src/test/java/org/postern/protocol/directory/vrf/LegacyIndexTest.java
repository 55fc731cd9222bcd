package org.postern.protocol.directory.vrf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.postern.testkit.Vectors.hex;
import static org.postern.testkit.Vectors.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.directory.EntryName;
import org.postern.protocol.directory.Octets;
import org.postern.testkit.Vectors;

@DisplayName("the function of 2018 places names as recorded")
class LegacyIndexTest {
    private static final LegacyIndexProver PROVER = new LegacyIndexProver(Vectors.pkiKey("server"));

    private static Stream<DynamicTest> vectors(ThrowingConsumer<JsonNode> test) {
        assertEquals(8, Vectors.pki("vrf", "vectors").size());
        return Vectors.tests("pki.json/vrf/vectors", Vectors.pki("vrf", "vectors"), test);
    }

    private static EntryName name(JsonNode v) {
        EntryName name = EntryName.of(text(v, "name"));
        assertEquals(text(v, "nameUtf8"), hex(name.octets()));
        return name;
    }

    private static IndexProof.Legacy recorded(JsonNode v) {
        return new IndexProof.Legacy(Octets.of(hex(v, "indexEncoded")), Octets.of(hex(v, "s")), Octets.of(hex(v, "t")));
    }

    @TestFactory
    Stream<DynamicTest> recomputesValueAndIndex() {
        return vectors(v -> {
            assertEquals(text(v, "value"), hex(PROVER.index(name(v)).toArray()));
            assertEquals(text(v, "indexEncoded"), hex(PROVER.index(name(v)).encode()));
            assertEquals(264, PROVER.key().indexLength());
        });
    }

    @TestFactory
    Stream<DynamicTest> recomputesTheProofFromItsNonce() {
        return vectors(v -> {
            byte[] nonce = new byte[32];
            byte[] r = hex(v, "r");
            System.arraycopy(r, 0, nonce, 32 - r.length, r.length);
            assertEquals(recorded(v), PROVER.prove(name(v), EcPrivateKey.of(nonce)));
        });
    }

    @TestFactory
    Stream<DynamicTest> verifiesTheProof() {
        return vectors(v -> {
            IndexVerdict verdict = PROVER.key().verify(name(v), recorded(v));
            assertEquals(new IndexVerdict.Proven(PROVER.index(name(v))), verdict);
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesEachFlippedBit() {
        return vectors(v -> {
            IndexProof.Legacy proof = recorded(v);
            for (int bit = 0; bit < 8 * proof.value().length(); bit += 5) {
                refused(v, new IndexProof.Legacy(flipped(proof.value(), bit), proof.s(), proof.t()));
            }
            for (int bit = 0; bit < 8 * proof.s().length(); bit += 7) {
                refused(v, new IndexProof.Legacy(proof.value(), flipped(proof.s(), bit), proof.t()));
            }
            for (int bit = 0; bit < 8 * proof.t().length(); bit += 7) {
                refused(v, new IndexProof.Legacy(proof.value(), proof.s(), flipped(proof.t(), bit)));
            }
        });
    }

    @Test
    void refusesNumbersInAnotherForm() {
        JsonNode v = Vectors.pki("vrf", "vectors").get(3);
        IndexProof.Legacy proof = recorded(v);
        byte[] longer = new byte[proof.s().length() + 1];
        System.arraycopy(proof.s().toArray(), 0, longer, 1, proof.s().length());
        byte[] large = new byte[32];
        Arrays.fill(large, (byte) 0xff);
        for (Octets wrong : new Octets[] {Octets.NONE, Octets.of(longer), Octets.of(large), Octets.of(new byte[1])}) {
            refused(v, new IndexProof.Legacy(proof.value(), wrong, proof.t()));
            refused(v, new IndexProof.Legacy(proof.value(), proof.s(), wrong));
        }
    }

    private static void refused(JsonNode v, IndexProof proof) {
        assertInstanceOf(
                IndexVerdict.Refused.class, PROVER.key().verify(EntryName.of(text(v, "name")), proof), proof::toString);
    }

    private static Octets flipped(Octets octets, int bit) {
        byte[] bytes = octets.toArray();
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        return Octets.of(bytes);
    }

    @Test
    void provesAnyNameWithAFreshNonce() {
        SecureRandom random = new SecureRandom("names".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 20; i++) {
            EntryName name = EntryName.of("user:u" + i);
            IndexProof proof = PROVER.prove(name, random);
            assertEquals(
                    new IndexVerdict.Proven(PROVER.index(name)), PROVER.key().verify(name, proof));
            assertEquals(
                    new IndexVerdict.Refused(IndexVerdict.Fault.VALUE),
                    PROVER.key().verify(EntryName.of("user:v" + i), proof));
            assertNotEquals(proof, PROVER.prove(name, random));
        }
    }
}
