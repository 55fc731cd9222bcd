package org.postern.appliance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher as people meet it: the script, called through a symbolic link, on a data directory with spaces. One instance
 * lives through all of it, because each boot takes ten seconds.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(300)
class LauncherE2eIT {

    private final Path data;
    private final LauncherScript script;
    private final int port;

    LauncherE2eIT(@TempDir Path temporary) throws Exception {
        data = temporary.resolve("the data");
        script = LauncherScript.linkedFrom(temporary.resolve("a folder"));
        port = Ports.free();
    }

    @BeforeAll
    void nothingRunsYet() throws Exception {
        assertEquals(
                ExitCode.NOT_RUNNING.code(),
                script.call("status", "--data", data.toString()).exitCode());
    }

    @AfterEach
    void endWhatATestLeft() throws Exception {
        script.call("stop", "--data", data.toString());
    }

    @Test
    @Order(1)
    @DisplayName("K-28.1 starts, answers and stops; the server's key is made once and kept for its owner alone")
    void startsAnswersAndStops() throws Exception {
        Path key = data.resolve("server-key");
        assertFalse(Files.exists(key));
        RunningLauncher run = start();
        byte[] made = Files.readAllBytes(key);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        assertEquals("ready", status().path("state").asText());
        assertEquals("libsecp256k1 (native)", status().path("curve").asText());
        assertTrue(run.output().stream().anyMatch(line -> line.contains("http://localhost:" + port + "/console")));
        refusesASecondInstance();

        assertEquals(0, script.call("stop", "--data", data.toString()).exitCode());
        assertEquals(0, run.exitCode());
        assertNothingIsLeft();

        start();
        assertArrayEquals(made, Files.readAllBytes(key));
    }

    private void refusesASecondInstance() throws Exception {
        var sameData = script.call("run", "--data", data.toString(), "--port", Integer.toString(Ports.free()));
        assertEquals(ExitCode.DATA_IN_USE.code(), sameData.exitCode(), sameData::text);
        var samePort = script.call("run", "--data", data + "-2", "--port", Integer.toString(port));
        assertEquals(ExitCode.PORT_TAKEN.code(), samePort.exitCode(), samePort::text);
        assertTrue(samePort.text().contains("Port " + port + " on 127.0.0.1 is not free"), samePort::text);
    }

    @Test
    @Order(2)
    void takesOverFromAKilledLauncherAndStartsAKilledServerAgain() throws Exception {
        start();
        JsonNode before = status();
        kill(before.path("launcher").asLong());
        assertTrue(isAlive(before.path("server").asLong()));
        assertTrue(isAlive(before.path("database").asLong()));

        RunningLauncher successor = start();
        assertFalse(isAlive(before.path("server").asLong()));
        assertFalse(isAlive(before.path("database").asLong()));

        long killed = status().path("server").asLong();
        kill(killed);
        assertTrue(successor
                .awaitLine("The server ended by itself. It is started again")
                .endsWith("(restart 1 of at most 5 within 10 minutes). See log/server.log"));
        String again = successor.awaitLine("answers again");
        assertTrue(again.startsWith("  server "), again);
        JsonNode after = status();
        assertEquals("ready", after.path("state").asText());
        assertNotEquals(killed, after.path("server").asLong());
    }

    @Test
    @Order(3)
    void refusesAnotherProfileThanThatOfTheFirstStart() throws Exception {
        var refused = script.call(
                "run", "--data", data.toString(), "--port", Integer.toString(port), "--profile", "legacy-2018");
        assertEquals(ExitCode.PROFILE_DIFFERS.code(), refused.exitCode(), refused::text);
    }

    @Test
    @Order(4)
    void stopEndsWhatAKilledLauncherLeft() throws Exception {
        start();
        kill(status().path("launcher").asLong());
        assertEquals(0, script.call("stop", "--data", data.toString()).exitCode());
        assertNothingIsLeft();
    }

    private RunningLauncher start() throws Exception {
        return script.run("--data", data.toString(), "--port", Integer.toString(port));
    }

    private JsonNode status() throws Exception {
        return new ObjectMapper()
                .readTree(script.call("status", "--json", "--data", data.toString())
                        .text());
    }

    private void assertNothingIsLeft() throws Exception {
        assertEquals(List.of(), LauncherScript.processesNaming(data));
        try (Stream<Path> files = Files.list(data)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).sorted().toList();
            assertEquals(
                    List.of(
                            "first-steps",
                            "identity",
                            "log",
                            "postgresql",
                            "requests",
                            "server",
                            "server-key",
                            "server-secret"),
                    names);
        }
        assertFalse(Files.exists(data.resolve("server/tmp")));
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private static void kill(long pid) throws Exception {
        ProcessHandle handle = ProcessHandle.of(pid).orElseThrow();
        handle.destroyForcibly();
        handle.onExit().get();
    }
}
