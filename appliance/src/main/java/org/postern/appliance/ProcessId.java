package org.postern.appliance;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process told apart from later ones with the same number by its start.
 *
 * @param startedMillis start since the epoch in milliseconds
 */
record ProcessId(long pid, long startedMillis) {

    /** The kernel counts from its boot, whose time is known to the second only and shifts with the clock. */
    private static final long TOLERANCE_MILLIS = 2_000;

    static ProcessId of(ProcessHandle handle) {
        return new ProcessId(handle.pid(), started(handle));
    }

    /** The process, if it still is the same one and runs. */
    Optional<ProcessHandle> running() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(handle -> Math.abs(started(handle) - startedMillis) <= TOLERANCE_MILLIS);
    }

    private static long started(ProcessHandle handle) {
        return handle.info().startInstant().map(java.time.Instant::toEpochMilli).orElse(0L);
    }

    /** Asks the process to end, and kills it when it does not within the given time. */
    static void end(ProcessHandle handle, long seconds) {
        handle.destroy();
        if (!endsWithin(handle, seconds)) {
            handle.destroyForcibly();
            endsWithin(handle, 10);
        }
    }

    /** Waits even for an interrupted thread: an interrupt asks for exactly this cleaning up. */
    static boolean endsWithin(ProcessHandle handle, long seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    handle.onExit().get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                    return true;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (TimeoutException e) {
                    return false;
                } catch (ExecutionException e) {
                    throw new AssertionError("waiting for the end of a process cannot fail", e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
