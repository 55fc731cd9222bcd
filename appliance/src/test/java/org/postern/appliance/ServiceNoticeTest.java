package org.postern.appliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What systemd is told, by a program in place of its own that writes down its words. */
class ServiceNoticeTest {
    private final Path folder;
    private final Path told;

    ServiceNoticeTest(@TempDir Path folder) {
        this.folder = folder;
        this.told = folder.resolve("told");
    }

    @BeforeEach
    void makeProgram() throws Exception {
        Path program =
                Files.writeString(folder.resolve("systemd-notify"), "#!/bin/sh\necho \"$@\" >> '" + told + "'\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private ServiceNotice notice(String... names) {
        Map<String, String> environment = new java.util.HashMap<>(Map.of("PATH", folder + ":/usr/bin:/bin"));
        for (String name : names) {
            environment.put(name, "1");
        }
        return ServiceNotice.of(environment);
    }

    private static void all(ServiceNotice notice) {
        notice.ready();
        notice.alive();
        notice.stopping();
    }

    @Test
    void saysReadyAndStopping() throws Exception {
        all(notice("NOTIFY_SOCKET"));
        assertEquals(List.of("READY=1", "STOPPING=1"), Files.readAllLines(told));
    }

    @Test
    void givesSignsOfLifeWhereAWatchdogAsksForThem() throws Exception {
        all(notice("NOTIFY_SOCKET", "WATCHDOG_USEC"));
        assertEquals(List.of("READY=1", "WATCHDOG=1", "STOPPING=1"), Files.readAllLines(told));
    }

    @Test
    void tellsNobodyWhoDidNotAsk() {
        all(notice("WATCHDOG_USEC"));
        assertFalse(Files.exists(told));
    }
}
