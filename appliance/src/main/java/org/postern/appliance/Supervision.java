package org.postern.appliance;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.postern.db.DatabaseException;

/**
 * Keeps the parts of an appliance running: what ends or stands still is started again, after a pause that doubles, up to a bound.
 * Each time it is said on the output (docs/adr/0017).
 */
final class Supervision {

    private static final long LOOK_MILLIS = 2_000;

    private final List<Watched> parts;
    private final Progress progress;
    private final ServiceNotice notice;

    private record Watched(Part part, RestartBudget budget) {
        Watched(Part part) {
            this(part, new RestartBudget());
        }
    }

    Supervision(List<Part> parts, Progress progress, ServiceNotice notice) {
        this.parts = parts.stream().map(Watched::new).toList();
        this.progress = progress;
        this.notice = notice;
    }

    /** Returns only by an exception: an interrupt, or a part that was started again too often. */
    void run() throws InterruptedException {
        while (true) {
            awaitEnd();
            for (Watched watched : parts) {
                Optional<String> trouble = watched.part.trouble();
                if (trouble.isPresent()) {
                    startAgain(watched.part, watched.budget, trouble.get());
                }
            }
            notice.alive();
        }
    }

    private void awaitEnd() throws InterruptedException {
        CompletableFuture<?>[] ends =
                parts.stream().map(watched -> watched.part.end()).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.anyOf(ends).get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Nothing ended: time to ask whether all of them answer.
        } catch (ExecutionException e) {
            throw new AssertionError("waiting for the end of a process cannot fail", e);
        }
    }

    /** A start that fails leaves the part ended, which the next look finds. */
    private void startAgain(Part part, RestartBudget budget, String trouble) throws InterruptedException {
        Duration pause = budget.take(System.nanoTime()).orElseThrow(() -> tooOften(part, trouble));
        progress.line(String.format(
                Locale.ROOT,
                "%s. It is started again in %.1f s (restart %d of at most %d within %d minutes). See %s",
                trouble,
                pause.toMillis() / 1000.0,
                budget.taken(),
                RestartBudget.MOST,
                RestartBudget.WITHIN.toMinutes(),
                part.log()));
        Thread.sleep(pause);
        try {
            part.restart();
        } catch (IOException | DatabaseException e) {
            // What an interrupt broke off is no failure.
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            progress.line("The " + part.name() + " could not be started: " + e.getMessage());
        }
    }

    private static ApplianceException tooOften(Part part, String trouble) {
        return new ApplianceException(
                part.givenUp(),
                trouble + ". It was started again " + RestartBudget.MOST + " times within "
                        + RestartBudget.WITHIN.toMinutes() + " minutes; Postern ends. See " + part.log());
    }
}
