package org.postern.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.db.DatabaseException.Reason;

@Timeout(30)
class ServerProofTest {
    private static final String PASSWORD = "the password of the database";

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = Impostor.Manner.class,
            names = {"CLEARTEXT", "MD5", "TRUST"})
    @DisplayName("whoever listens on the port and asks for another proof is told nothing")
    void impostorIsToldNothing(Impostor.Manner manner) throws Exception {
        try (Impostor impostor = new Impostor(manner)) {
            DatabaseException refusal = assertRefused(impostor);
            assertEquals(Reason.NOT_PROVED, refusal.reason(), refusal::toString);
            assertTrue(String.valueOf(refusal.getMessage()).contains("it was told no password"), refusal::getMessage);
            assertEquals(List.of(), impostor.heard());
        }
    }

    @Test
    @DisplayName("an impostor who asks for the right proof, but gives none himself, gets no session")
    void halfAProofIsNone() throws Exception {
        try (Impostor impostor = new Impostor(Impostor.Manner.HALF_A_PROOF)) {
            assertRefused(impostor);
            for (String message : impostor.heard()) {
                assertTrue(!message.contains(PASSWORD), message);
                assertEquals('p', message.charAt(0), "nothing but the two messages of the proof");
            }
        }
    }

    private static DatabaseException assertRefused(Impostor impostor) {
        String url = ServerProof.required("jdbc:postgresql://127.0.0.1:" + impostor.port() + "/postern");
        return assertThrows(DatabaseException.class, () -> Schema.migrate(url, "postern", PASSWORD));
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db/x, jdbc:postgresql://db/x?requireAuth=scram-sha-256",
        "jdbc:postgresql://db/x?sslmode=verify-full, jdbc:postgresql://db/x?sslmode=verify-full&requireAuth=scram-sha-256",
        "jdbc:postgresql://db/x?requireAuth=scram-sha-256, jdbc:postgresql://db/x?requireAuth=scram-sha-256"
    })
    void addressIsGivenTheRequirement(String address, String expected) {
        assertEquals(expected, ServerProof.required(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/x?requireAuth=md5",
                "jdbc:postgresql://db/x?requireAuth=scram-sha-256,password",
                "jdbc:postgresql://db/x?ssl=true&requireAuth=",
                "jdbc:postgresql://db/x?password=secret",
                "jdbc:postgresql://db/x?user=postern",
                "jdbc:postgresql://db/x?authenticationPluginClassName=a.b.C"
            })
    void addressThatWouldGiveThePasswordAwayIsRefused(String address) {
        DatabaseException refusal = assertThrows(DatabaseException.class, () -> ServerProof.required(address));
        assertEquals(Reason.UNSAFE_ADDRESS, refusal.reason());
        assertTrue(!String.valueOf(refusal.getMessage()).contains("secret"), refusal::getMessage);
    }
}
