package org.postern.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postern.testkit.Transcripts;
import org.postern.testkit.Vectors;

/** The groups of vectors there are: a group or vector that no test knows yet fails here. */
class VectorGroupsTest {
    private static final Map<String, Integer> GROUPS = new LinkedHashMap<>();

    static {
        // PSON
        GROUPS.put("pson", 57);
        GROUPS.put("pson_large_integers", 7);
        // records and key schedule
        GROUPS.put("prf", 6);
        GROUPS.put("key_schedule", 3);
        GROUPS.put("frame_encrypted", 11);
        GROUPS.put("frame_encrypted_high_sequence", 4);
        // password login
        GROUPS.put("password_mixer", 4);
        GROUPS.put("srp", 8);
        // keys, signatures, shared secrets
        GROUPS.put("ecc_keys", 7);
        GROUPS.put("base58", 9);
        GROUPS.put("ecdsa_sign", 5);
        GROUPS.put("ecdh", 4);
        GROUPS.put("ecies", 5);
        // containers and account secrets
        GROUPS.put("kdf", 3);
        GROUPS.put("sealed_data", 4);
        GROUPS.put("recovery_key", 3);
        GROUPS.put("identity_key", 1);
    }

    @Test
    void knowsEveryGroupAndItsSize() {
        assertEquals(GROUPS, Vectors.sizes());
        assertEquals(33, Transcripts.all().size());
    }
}
