package org.postern.appliance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process told apart from later ones with the same number by its start.
 *
 * @param started its start, as the kernel counts from its boot; as a time of day it would shift when somebody sets the clock
 */
record ProcessId(long pid, long started) {

    /** The start of a process in what {@code /proc/PID/stat} says behind its name, which may hold anything (proc_pid_stat(5)). */
    private static final int START = 19;

    static ProcessId of(ProcessHandle handle) {
        return new ProcessId(handle.pid(), started(handle));
    }

    /** The process, if it still is the same one and runs. */
    Optional<ProcessHandle> running() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(handle -> started(handle) == started);
    }

    private static long started(ProcessHandle handle) {
        try {
            String stat = Files.readString(
                    Path.of("/proc", Long.toString(handle.pid()), "stat"), StandardCharsets.ISO_8859_1);
            return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[START]);
        } catch (IOException gone) {
            // It has ended, or this is no Linux.
            return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        }
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
