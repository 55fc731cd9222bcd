package org.postern.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A short run of the fuzzer over every target, the same one each time; {@code ./postern fuzz} makes long ones (transport.md §23). */
class ShortRunTest {
    /** Each run is a process that is busy with one processor. */
    private static final ExecutorService RUNS =
            Executors.newFixedThreadPool(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    @TempDir
    static Path work;

    @AfterAll
    static void endRuns() {
        RUNS.shutdownNow();
    }

    @TestFactory
    Stream<DynamicTest> theFuzzerFindsNothing() {
        List<DynamicTest> tests = Target.all().stream()
                .map(target -> {
                    Future<CampaignResult> running = RUNS.submit(() -> run(target));
                    return dynamicTest(target.text(), () -> requireNothingFound(target, running.get()));
                })
                .toList();
        return tests.stream();
    }

    private static CampaignResult run(Target target) throws IOException, InterruptedException {
        return new Campaign(target, CorpusTest.CORPUS.toAbsolutePath(), work.resolve(target.text()))
                .runDeterministically(target.suiteRuns());
    }

    private static void requireNothingFound(Target target, CampaignResult result) {
        assertEquals(List.of(), result.findings(), () -> tail(result));
        assertTrue(result.clean(), () -> tail(result));
        assertTrue(result.executions() >= target.suiteRuns(), result::line);
        assertTrue(result.edges() > 0, "nothing was instrumented: " + result.line());
    }

    /** The findings themselves go with the temporary directory, but what the fuzzer printed shows them. */
    private static String tail(CampaignResult result) {
        try {
            List<String> lines = Files.readAllLines(result.log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            return "no log: " + e.getMessage();
        }
    }
}
