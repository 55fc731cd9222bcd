package org.postern.protocol.directory.vrf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.postern.crypto.vrf.VrfSecretKey;
import org.postern.protocol.directory.EntryName;
import org.postern.protocol.directory.Octets;
import org.postern.testkit.Vectors;

/** What holds for both functions. */
class IndexFunctionsTest {
    /** The key of the first example of RFC 9381, whose output for the empty text is known. */
    private static final IndexProver ECVRF = new EcvrfIndexProver(VrfSecretKey.of(
            HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")));

    private static final IndexProver LEGACY = new LegacyIndexProver(Vectors.pkiKey("server"));
    static final List<IndexProver> BOTH = List.of(ECVRF, LEGACY);
    private static final SecureRandom RANDOM = new SecureRandom("both".getBytes(StandardCharsets.UTF_8));

    /** Each pair looks or sounds alike. */
    private static final List<List<String>> PAIRS = List.of(
            List.of("user:alice", "user:Alice"),
            List.of("user:é", "user:e\u0301"),
            List.of("user:alice", "user:alice "),
            List.of("user:ﬁ", "user:fi"),
            List.of("user:straße", "user:strasse"));

    @Test
    @DisplayName("the index of suite 3 is the first 256 bits of the output (RFC 9381, example 16)")
    void takesTheBeginningOfTheOutput() {
        assertEquals(256, ECVRF.key().indexLength());
        assertEquals(
                "90cf1df3b703cce59e2a35b925d411164068269d7b2d29f3301c03dd757876ff00",
                Vectors.hex(ECVRF.index(EntryName.of("")).encode()));
    }

    @ParameterizedTest
    @FieldSource("BOTH")
    @DisplayName("K-16.4 names are taken as they are, no folding of case and no normalisation")
    void takesNamesAsTheyAre(IndexProver prover) {
        for (List<String> pair : PAIRS) {
            EntryName one = EntryName.of(pair.getFirst());
            EntryName other = EntryName.of(pair.getLast());
            assertNotEquals(prover.index(one), prover.index(other));
            assertEquals(
                    new IndexVerdict.Refused(prover == ECVRF ? IndexVerdict.Fault.PROOF : IndexVerdict.Fault.VALUE),
                    prover.key().verify(other, prover.prove(one, RANDOM)));
        }
    }

    @ParameterizedTest
    @FieldSource("BOTH")
    void provesWhatItPlaces(IndexProver prover) {
        for (int i = 0; i < 10; i++) {
            EntryName name = EntryName.of("user:u" + i);
            assertEquals(
                    new IndexVerdict.Proven(prover.index(name)), prover.key().verify(name, prover.prove(name, RANDOM)));
        }
    }

    @Test
    void refusesTheProofOfTheOtherFunction() {
        EntryName name = EntryName.of("user:alice");
        IndexVerdict other = new IndexVerdict.Refused(IndexVerdict.Fault.FUNCTION);
        assertEquals(other, ECVRF.key().verify(name, LEGACY.prove(name, RANDOM)));
        assertEquals(other, LEGACY.key().verify(name, ECVRF.prove(name, RANDOM)));
    }

    @Test
    void refusesARightProofBesideAnotherValue() {
        EntryName name = EntryName.of("user:alice");
        IndexProof.Ecvrf proof = (IndexProof.Ecvrf) ECVRF.prove(name, RANDOM);
        byte[] value = proof.value().toArray();
        for (int bit = 0; bit < 8 * value.length; bit++) {
            byte[] changed = value.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertEquals(
                    new IndexVerdict.Refused(IndexVerdict.Fault.VALUE),
                    ECVRF.key().verify(name, new IndexProof.Ecvrf(Octets.of(changed), proof.proof())));
        }
        assertEquals(
                new IndexVerdict.Refused(IndexVerdict.Fault.PROOF),
                ECVRF.key().verify(name, new IndexProof.Ecvrf(proof.value(), Octets.NONE)));
    }
}
