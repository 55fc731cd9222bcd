package org.postern.appliance.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.client.account.Account;
import org.postern.client.failure.ClientFailure;
import org.postern.client.storage.AtomicFile;
import org.postern.client.storage.Descriptor;
import org.postern.client.storage.Descriptors;
import org.postern.client.storage.DirectoryEntry;
import org.postern.client.storage.FileStore;

/** {@code kill -9} in the middle of an upload: of the server alone, then of everything at once (docs/adr/0004). */
@Timeout(300)
class CrashE2eIT {
    private static final String NAME = "crow";
    private static final String PASSWORD = "a password for crashes";
    private static final int SIZE = 40_000_000;

    private final Path folder;

    CrashE2eIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    @DisplayName("a crash in the middle of an upload leaves no half object and loses nothing earlier")
    void crashLeavesNoHalfObjectAndLosesNothingEarlier() throws Exception {
        Path earlier = randomFile("earlier", 1);
        Path file = randomFile("file", 2);
        try (TestAppliance appliance = TestAppliance.start(folder)) {
            var _ = new FileStore(appliance.registerFirst(NAME, PASSWORD)).put(earlier, "earlier", (done, all) -> {});

            uploadAndKill(appliance, file, server -> kill(server));
            var _ = appliance.awaitLine("answers again");
            assertHolds(appliance, List.of("earlier"), earlier);

            uploadAndKill(appliance, file, _ -> everythingOf(appliance).forEach(ProcessHandle::destroyForcibly));
            assertNotEquals(0, appliance.exitCode());
            appliance.startAgain();
            assertHolds(appliance, List.of("earlier"), earlier);

            var _ = new FileStore(appliance.logIn(NAME, PASSWORD)).put(file, "file", (done, all) -> {});
            assertHolds(appliance, List.of("earlier", "file"), file);
        }
    }

    private static void uploadAndKill(TestAppliance appliance, Path file, Consumer<Long> kill) throws Exception {
        long server = new ObjectMapper()
                .readTree(appliance
                        .script()
                        .call("status", "--json", "--data", appliance.data().toString())
                        .text())
                .path("server")
                .asLong();
        AtomicBoolean killed = new AtomicBoolean();
        FileStore files = new FileStore(appliance.logIn(NAME, PASSWORD));
        assertThrows(
                ClientFailure.class,
                () -> files.put(file, "file", (done, all) -> {
                    if (done > all / 3 && !killed.getAndSet(true)) {
                        kill.accept(server);
                    }
                }));
        assertEquals(true, killed.get(), "the upload ended before the middle");
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    /** Launcher, database and server, as a power failure takes them. */
    private static List<ProcessHandle> everythingOf(TestAppliance appliance) {
        ProcessHandle launcher = ProcessHandle.of(appliance.launcher()).orElseThrow();
        List<ProcessHandle> all = new java.util.ArrayList<>(List.of(launcher));
        all.addAll(launcher.descendants().toList());
        return all;
    }

    private void assertHolds(TestAppliance appliance, List<String> names, Path newest) throws Exception {
        Account account = appliance.logIn(NAME, PASSWORD);
        FileStore files = new FileStore(account);
        assertEquals(
                names, files.list().entries().stream().map(DirectoryEntry::name).toList());
        Descriptors descriptors = new Descriptors(account.session());
        Descriptor descriptor = descriptors.get(files.find(names.getLast()));
        Path copy = folder.resolve("copy");
        AtomicFile.write(copy, out -> descriptors.read(descriptor, out, (done, all) -> {}));
        assertEquals(-1, Files.mismatch(newest, copy));
        Files.delete(copy);
    }

    private Path randomFile(String name, int seed) throws Exception {
        byte[] bytes = new byte[SIZE];
        new Random(seed).nextBytes(bytes);
        return Files.write(folder.resolve(name), bytes);
    }
}
