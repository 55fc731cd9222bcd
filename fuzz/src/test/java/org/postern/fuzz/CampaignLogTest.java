package org.postern.fuzz;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CampaignLogTest {
    private static final Target TARGET = Target.all().getFirst();

    private final CampaignLog log = new CampaignLog();

    private CampaignResult result(int exitCode, List<Path> findings) {
        return log.result(TARGET, exitCode, Duration.ofSeconds(2), findings, Path.of("log"));
    }

    @Test
    void readsTheFiguresOfTheLastStatusLine() {
        assertFalse(log.read("#2\tINITED cov: 5 ft: 6 corp: 1/1b exec/s: 0 rss: 897Mb"));
        assertTrue(log.read("#32768\tpulse  cov: 111 ft: 355 corp: 44/2364b lim: 329 exec/s: 16384 rss: 489Mb"));
        CampaignResult result = result(0, List.of());
        assertAll(
                () -> assertEquals(32_768, result.executions()),
                () -> assertEquals(111, result.edges()),
                () -> assertEquals(355, result.features()),
                () -> assertEquals(44, result.inputs()),
                () -> assertEquals(16_384, result.perSecond()),
                () -> assertTrue(result.clean()));
    }

    @Test
    void showsFindings() {
        assertTrue(log.read("== Java Exception: java.lang.AssertionError: broken: something"));
    }

    @Test
    void aRunThatEndedEarlyOrFoundSomethingIsNotClean() {
        assertFalse(result(1, List.of()).clean());
        assertFalse(result(0, List.of(Path.of("crash"))).clean());
    }
}
