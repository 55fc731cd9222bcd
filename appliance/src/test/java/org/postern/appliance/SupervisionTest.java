package org.postern.appliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the launcher does with parts that end, as real processes that do nothing else. */
@Timeout(60)
class SupervisionTest {
    private final StringWriter output = new StringWriter();
    private final Progress progress = new Progress(new PrintWriter(output));

    /** A process in place of a database or server. */
    private static final class Program implements Part {
        private final String[] words;
        private final int startsThatFail;
        private final CountDownLatch restarted = new CountDownLatch(1);
        private int starts;
        private Process process;

        Program(int startsThatFail, String... words) throws IOException {
            this.words = words;
            this.startsThatFail = startsThatFail;
            this.process = new ProcessBuilder(words).start();
        }

        @Override
        public String name() {
            return "program";
        }

        @Override
        public CompletableFuture<?> end() {
            return process.onExit();
        }

        @Override
        public Optional<String> trouble() {
            return process.isAlive() ? Optional.empty() : Optional.of("The program ended by itself");
        }

        @Override
        public void restart() throws IOException {
            starts++;
            if (starts <= startsThatFail) {
                throw new IOException("no room");
            }
            process = new ProcessBuilder(words).start();
            restarted.countDown();
        }

        @Override
        public ExitCode givenUp() {
            return ExitCode.SERVER_DIED;
        }

        @Override
        public String log() {
            return "its.log";
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    private Supervision over(Part... parts) {
        return new Supervision(List.of(parts), progress, ServiceNotice.of(Map.of()));
    }

    @Test
    @DisplayName("what ends at once each time is started again five times, then Postern ends and says why")
    void whatGoesOnEndingIsGivenUp() throws Exception {
        try (Program program = new Program(0, "true")) {
            ApplianceException end =
                    assertThrows(ApplianceException.class, () -> over(program).run());
            assertEquals(ExitCode.SERVER_DIED, end.exitCode());
            assertEquals(
                    "The program ended by itself. It was started again 5 times within 10 minutes; Postern ends. See its.log",
                    end.getMessage());
            assertEquals(5, program.starts);
            assertEquals(
                    "The program ended by itself. It is started again in 0.5 s (restart 1 of at most 5 within 10"
                            + " minutes). See its.log",
                    output.toString().lines().findFirst().orElse(""));
        }
    }

    @Test
    @DisplayName("a start that fails is tried again, and others are not touched")
    void startThatFailsIsTriedAgain() throws Exception {
        try (Program well = new Program(0, "sleep", "600");
                Program program = new Program(1, "sleep", "600")) {
            AtomicReference<@Nullable Throwable> end = new AtomicReference<>();
            Thread thread = Thread.ofPlatform().start(() -> {
                try {
                    over(well, program).run();
                } catch (Throwable e) {
                    end.set(e);
                }
            });
            program.process.destroyForcibly();
            assertTrue(program.restarted.await(30, TimeUnit.SECONDS));
            thread.interrupt();
            thread.join();
            assertEquals(
                    InterruptedException.class,
                    end.get() == null ? null : end.get().getClass());
            assertEquals(2, program.starts);
            assertEquals(0, well.starts);
            assertTrue(output.toString().contains("The program could not be started: no room"), output::toString);
        }
    }
}
