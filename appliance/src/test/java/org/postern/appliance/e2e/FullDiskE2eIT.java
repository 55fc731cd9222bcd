package org.postern.appliance.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.client.account.Account;
import org.postern.client.connection.ServerSession;
import org.postern.client.failure.CallRefused;
import org.postern.client.storage.DescriptorReference;
import org.postern.client.storage.Descriptors;
import org.postern.client.storage.FileMeta;
import org.postern.client.storage.Progress;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.method.NoParams;
import org.postern.protocol.method.UtilityMethods;

/**
 * An appliance on a small disk that fills up (api.md §22). Where nobody may mount one this is skipped, and counted as skipped; what a
 * call is answered with little room is shown by {@code ProofTest} everywhere.
 */
@Timeout(400)
class FullDiskE2eIT {
    private static final long MIB = 1 << 20;
    private static final String NAME = "magpie";
    private static final String PASSWORD = "a password for small disks";

    private final SecureRandom random = new SecureRandom();
    private final Path folder;

    FullDiskE2eIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    @DisplayName(
            "little room refuses what adds and nothing else; a full disk ends nothing; with room all goes on, without a"
                    + " restart; a start with data asks for no room")
    void fullDiskIsSurvived() throws Exception {
        Optional<SmallDisk> mounted = SmallDisk.at(folder.resolve("data"), 1200);
        // Without root and without user namespaces nobody can have a small disk; ProofTest shows the early refusal
        // everywhere.
        assumeTrue(mounted.isPresent(), "nobody may mount a file system here");
        try (SmallDisk disk = mounted.get();
                TestAppliance appliance = TestAppliance.start(folder, disk.prefix(), Map.of())) {
            try {
                Account account = appliance.registerFirst(NAME, PASSWORD, disk.inside());
                Descriptors descriptors = new Descriptors(account.session());
                byte[] content = content();
                DescriptorReference kept = store(appliance, descriptors, content);
                DescriptorReference spare = store(appliance, descriptors, content());

                disk.fillUpTo(200 * MIB);
                awaitDisk(appliance, "SCARCE");
                assertEquals(503, appliance.get("/health/ready").statusCode());
                assertRefused(appliance, descriptors);
                assertArrayEquals(content, read(descriptors, kept));
                descriptors.delete(spare);
                assertArrayEquals(
                        content,
                        read(new Descriptors(appliance.logIn(NAME, PASSWORD).session()), kept));

                disk.fillUpTo(0);
                assertRefused(appliance, descriptors);
                assertArrayEquals(content, read(descriptors, kept));
                assertEquals("pong", ping(appliance));

                killDatabase(appliance);
                String sentence = appliance.awaitLine("is full");
                assertTrue(sentence.endsWith("the database is started again as soon as there is room."), sentence);
                assertEquals("pong", ping(appliance));
                disk.makeRoom();
                var _ = appliance.awaitLine("runs again");
                awaitDisk(appliance, "UP");
                awaitStored(appliance);

                disk.fillUpTo(60 * MIB);
                appliance.terminate();
                appliance.startAgain();
                Descriptors again =
                        new Descriptors(appliance.logIn(NAME, PASSWORD).session());
                assertArrayEquals(content, read(again, kept));
                assertRefused(appliance, again);
            } finally {
                appliance.terminate();
            }
        }
    }

    private static String ping(TestAppliance appliance) throws Exception {
        try (ServerSession session = appliance.open()) {
            return session.call(UtilityMethods.PING, NoParams.NONE);
        }
    }

    private static void killDatabase(TestAppliance appliance) {
        ProcessHandle launcher = ProcessHandle.of(appliance.launcher()).orElseThrow();
        ProcessHandle database = launcher.children()
                .filter(child -> child.info().command().orElse("").endsWith("/postgres"))
                .findFirst()
                .orElseThrow();
        database.destroyForcibly();
    }

    private void assertRefused(TestAppliance appliance, Descriptors descriptors) {
        CallRefused refusal = assertThrows(CallRefused.class, () -> store(appliance, descriptors, content()));
        assertEquals(ErrorCode.DISK_FULL.code(), refusal.code(), refusal::toString);
    }

    /** Nobody is told when the pool of the server has its connections again. */
    private void awaitStored(TestAppliance appliance) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            try {
                var _ = store(
                        appliance,
                        new Descriptors(appliance.logIn(NAME, PASSWORD).session()),
                        content());
                return;
            } catch (org.postern.client.failure.ClientFailure e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
            }
        }
    }

    private static void awaitDisk(TestAppliance appliance, String state) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!new ObjectMapper()
                .readTree(appliance.get("/health/ready").body())
                .path("disk")
                .asText()
                .equals(state)) {
            assertTrue(System.nanoTime() < end, "expected the disk to be told as " + state);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private byte[] content() {
        byte[] content = new byte[5000];
        random.nextBytes(content);
        return content;
    }

    private DescriptorReference store(TestAppliance appliance, Descriptors descriptors, byte[] content)
            throws Exception {
        DescriptorReference reference = DescriptorReference.create(appliance.address(), random);
        FileMeta meta = new FileMeta(content.length, 0, 0, "application/octet-stream", "x", FileMeta.Type.FILE);
        var _ = descriptors.create(reference, meta, new ByteArrayInputStream(content), Progress.SILENT);
        return reference;
    }

    private static byte[] read(Descriptors descriptors, DescriptorReference reference) throws Exception {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        descriptors.read(descriptors.get(reference), content, Progress.SILENT);
        return content.toByteArray();
    }
}
