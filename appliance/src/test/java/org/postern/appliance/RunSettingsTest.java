package org.postern.appliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.protocol.Profile;

/** Settings are checked before anything starts, and the database's password shows up nowhere. */
class RunSettingsTest {

    private static final String URL = "jdbc:postgresql://db.example/postern";

    private static RunSettings settings(int port, String host) {
        return new RunSettings(
                new DataDirectory(Path.of("data")), port, "127.0.0.1", host, Optional.empty(), Optional.empty());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"localhost:8080, http://localhost:8080", "example.org, http://example.org"})
    void buildsThePublicAddressFromTheHost(String host, URI expected) {
        assertEquals(expected, settings(8080, host).publicUrl());
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", "http://x", "a b", "x:", "x:port", "-x", "x/y"})
    void refusesAHostThatIsNone(String host) {
        assertEquals(
                ExitCode.USAGE,
                assertThrows(ApplianceException.class, () -> settings(8080, host))
                        .exitCode());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {0, -1, 65_536})
    void refusesAPortThatIsNone(int port) {
        assertEquals(
                ExitCode.USAGE,
                assertThrows(ApplianceException.class, () -> settings(port, "localhost"))
                        .exitCode());
    }

    @Test
    void needsTheAccountOfAnExternalDatabaseInTheEnvironment() {
        var refused = assertThrows(
                ApplianceException.class, () -> DatabaseAccess.external(URL, Map.of("POSTERN_DB_USER", "postern")));
        assertEquals(
                "--database-url needs POSTERN_DB_PASSWORD in the environment; it is not set", refused.getMessage());
    }

    @Test
    void keepsThePasswordOutOfText() {
        var access = DatabaseAccess.external(URL, Map.of("POSTERN_DB_USER", "u", "POSTERN_DB_PASSWORD", "hidden"));
        assertFalse(access.toString().contains("hidden"));
        assertEquals("hidden", access.environment().get("POSTERN_DB_PASSWORD"));
    }

    @Test
    void keepsThePasswordOffTheCommandLineOfTheServer() {
        var command = new ServerCommand(
                new Installation(Path.of("/opt/postern")), settings(8080, "localhost:8080"), Profile.STRICT, 9990);
        var words = command.words(Map.of("POSTERN_DB_PASSWORD", "hidden", "POSTERN_JAVA_OPTS", "-Xmx2g  -Dx=y"));
        assertFalse(words.stream().anyMatch(word -> word.contains("hidden")));
        assertEquals(Math.max(words.indexOf("-Xmx1g"), words.indexOf("-Xmx2g")), words.indexOf("-Xmx2g"));
    }
}
