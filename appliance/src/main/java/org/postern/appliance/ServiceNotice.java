package org.postern.appliance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Tells systemd how the service is, where it has asked to be told (sd_notify(3)): by its own program, because Java has no
 * datagrams between processes. A unit needs {@code Type=notify} and {@code NotifyAccess=all}.
 *
 * @param program empty where nobody asked, or there is no such program
 * @param watchdog whether signs of life are asked for
 */
record ServiceNotice(Optional<Path> program, boolean watchdog) {

    private static final long PATIENCE_SECONDS = 5;

    static ServiceNotice of(Map<String, String> environment) {
        Optional<Path> program = environment.containsKey("NOTIFY_SOCKET")
                ? Stream.of(environment.getOrDefault("PATH", "/usr/bin:/bin").split(":", -1))
                        .map(directory -> Path.of(directory, "systemd-notify"))
                        .filter(Files::isExecutable)
                        .findFirst()
                : Optional.empty();
        return new ServiceNotice(program, environment.containsKey("WATCHDOG_USEC"));
    }

    void ready() {
        tell("READY=1");
    }

    void stopping() {
        tell("STOPPING=1");
    }

    void alive() {
        if (watchdog) {
            tell("WATCHDOG=1");
        }
    }

    private void tell(String state) {
        program.ifPresent(found -> tell(found, state));
    }

    /** Waits even for an interrupted thread, which is about to stop and says so here. */
    private static void tell(Path program, String state) {
        boolean interrupted = Thread.interrupted();
        try {
            Process process = new ProcessBuilder(program.toString(), state)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            // Then systemd is not told; the service itself runs.
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
