package org.postern.appliance;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Turns Ctrl-C and SIGTERM into an interrupt of the running thread and waits until it has cleaned up.
 *
 * <p>The virtual machine would end as soon as its hooks have: this hook therefore stays until the work is undone, and then
 * ends the process itself, so that an orderly stop has exit code 0.
 */
final class Shutdown {

    private static final long PATIENCE_SECONDS = 120;

    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    /** From now on a signal interrupts the calling thread. */
    static Shutdown interruptOnSignal() {
        Shutdown shutdown = new Shutdown();
        Thread worker = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> shutdown.stop(worker), "shutdown"));
        return shutdown;
    }

    private void stop(Thread worker) {
        if (exitCode.isDone()) {
            return;
        }
        worker.interrupt();
        try {
            Runtime.getRuntime().halt(exitCode.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            Runtime.getRuntime().halt(ExitCode.NOT_STOPPED.code());
        }
    }

    /** The work is undone: nothing is left to wait for. */
    void finished(int code) {
        exitCode.complete(code);
    }
}
