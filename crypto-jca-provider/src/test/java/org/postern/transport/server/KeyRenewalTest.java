package org.postern.transport.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.transport.message.HandshakeRefused;

@DisplayName("the server wants new keys in time")
class KeyRenewalTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now = START;
    private final KeyRenewal renewal = new KeyRenewal(() -> now, Duration.ofHours(1));

    @ParameterizedTest(name = "after {0} s and {1} bytes: {2}")
    @CsvSource({
        "0,0,false",
        "3600,0,false",
        "3601,0,true",
        "0,4294967296,false",
        "0,4294967297,true",
    })
    void asksForOldOrMuchUsedKeys(long seconds, long bytes, boolean due) {
        now = START.plusSeconds(seconds);
        assertEquals(due, renewal.isDue(START, bytes));
    }

    @Test
    void asksOnceForEachSetOfKeys() {
        now = START.plusSeconds(4_000);
        renewal.asked(true);
        assertEquals(false, renewal.isDue(START, 0));
        renewal.changed();
        assertEquals(true, renewal.isDue(START, 0));
    }

    @Test
    void lets256CallsPassAfterAsking() throws HandshakeRefused {
        renewal.asked(true);
        for (int i = 0; i < 256; i++) {
            renewal.countCall();
        }
        assertAlert();
    }

    @Test
    void letsOneMinutePassAfterAsking() throws HandshakeRefused {
        renewal.asked(true);
        now = START.plusSeconds(60);
        renewal.countCall();
        now = START.plusSeconds(61);
        assertAlert();
    }

    @Test
    void waitsForNothingInABodyThatWasSentAsAWhole() throws HandshakeRefused {
        renewal.asked(false);
        now = START.plusSeconds(61);
        for (int i = 0; i < 1_000; i++) {
            renewal.countCall();
        }
    }

    private void assertAlert() {
        assertEquals(
                "Key change required",
                assertThrows(HandshakeRefused.class, renewal::countCall).alertText());
    }
}
