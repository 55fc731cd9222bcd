package org.postern.appliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.appliance.tls.ServerKeyStore;
import org.postern.core.settings.SettingSource;
import org.postern.core.settings.SettingsException;
import org.postern.protocol.Profile;

/** Settings are checked before anything starts, and the database's password shows up nowhere. */
class RunSettingsTest {

    private static final String URL = "jdbc:postgresql://db.example/postern";

    private static RunSettings settings(String host, Map<String, String> said) {
        return new RunSettings(
                new DataDirectory(Path.of("data")),
                new Identity(Optional.empty(), HostPart.chosen(host), Profile.STRICT, Https.NONE),
                ServiceSettings.read(new SettingSource(said)),
                Map.of("postern.loginBlocked", "true"),
                Optional.empty(),
                Optional.of(new ServerKeyStore(Path.of("data/tls/server.p12"), "unseen", Instant.EPOCH)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"localhost:8080, http://localhost:8080", "example.org, http://example.org"})
    void buildsThePublicAddressFromTheHost(String host, URI expected) {
        assertEquals(expected, settings(host, Map.of()).publicUrl());
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", "http://x", "a b", "x:", "x:port", "-x", "x/y"})
    void refusesAHostThatIsNone(String host) {
        assertEquals(
                ExitCode.USAGE,
                assertThrows(ApplianceException.class, () -> settings(host, Map.of()))
                        .exitCode());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"0", "-1", "65536"})
    void refusesAPortThatIsNone(String port) {
        assertThrows(SettingsException.class, () -> settings("localhost", Map.of("postern.port", port)));
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
    void keepsPasswordsOffTheCommandLineOfTheServer() {
        RunSettings settings = settings("localhost:8080", Map.of("postern.javaOpts", "-Xmx2g  -Dx=y"));
        var command = new ServerCommand(new Installation(Path.of("/opt/postern")), settings, settings.profile(), 9990);
        var words = command.words(Map.of("POSTERN_DB_PASSWORD", "hidden"));
        assertFalse(words.stream().anyMatch(word -> word.contains("hidden") || word.contains("unseen")));
        assertEquals("unseen", settings.environment().get("POSTERN_KEY_STORE_PASSWORD"));
        assertEquals(Math.max(words.indexOf("-Xmx1g"), words.indexOf("-Xmx2g")), words.indexOf("-Xmx2g"));
        assertTrue(words.contains("-Dx=y"));
        assertTrue(words.contains("-Dpostern.loginBlocked=true"));
        assertTrue(words.contains("-XX:+ExitOnOutOfMemoryError"));
    }
}
