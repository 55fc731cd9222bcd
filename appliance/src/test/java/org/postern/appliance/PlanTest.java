package org.postern.appliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.protocol.Profile;
import picocli.CommandLine;

/** What a start would be, before anything is started. */
class PlanTest {

    private final DataDirectory data;

    PlanTest(@TempDir Path directory) {
        data = new DataDirectory(directory);
    }

    private Plan plan(Map<String, String> environment, String... words) throws Exception {
        SettingOptions options = new SettingOptions();
        new CommandLine(options).parseArgs(words);
        return Plan.of(data, options, environment);
    }

    private ApplianceException refused(Map<String, String> environment, String... words) {
        return assertThrows(ApplianceException.class, () -> plan(environment, words));
    }

    @Test
    void rememberedPortIsTakenAgainByWhoSaysNothing() throws Exception {
        new IdentityFile(data).keep(plan(Map.of(), "--port", "8091").identity());

        Plan again = plan(Map.of());
        assertEquals(8091, again.settings(Map.of()).port());
        assertEquals(
                Optional.of(new Configuration.Said("8091", Origin.REMEMBERED)),
                again.complete().find("port"));
        assertEquals(
                ExitCode.IDENTITY_DIFFERS,
                refused(Map.of("POSTERN_PORT", "9000")).exitCode());
    }

    @Test
    void rememberedCertificateServesAStartThatOnlySaysFiles() throws Exception {
        new IdentityFile(data)
                .keep(plan(Map.of(), "--tls-cert", "/etc/c.pem", "--tls-key", "/etc/k.pem")
                        .identity());

        assertEquals(
                Optional.of(new Https.Files(Path.of("/etc/c.pem"), Path.of("/etc/k.pem"))),
                plan(Map.of("POSTERN_TLS", "files")).identity().https().files());
    }

    @Test
    void rememberedDatabaseNeedsItsAccountAgain() throws Exception {
        String url = "jdbc:postgresql://db.example/postern";
        new IdentityFile(data).keep(plan(Map.of(), "--database-url", url).identity());

        Plan again = plan(Map.of());
        var refused = assertThrows(ApplianceException.class, () -> again.settings(Map.of()));
        assertEquals("--database-url needs POSTERN_DB_USER in the environment; it is not set", refused.getMessage());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            --set ticketsTTL=10 | Setting ticketsTTL: expected a number of seconds from 30 to 86400, found "10" (given as an option)
            --set ticketTTL=10  | Unknown setting ticketTTL given as an option; ./postern settings lists all
            --port 70000        | Setting port: expected an integer from 1 to 65535, found "70000" (given as an option)
            --tls perhaps       | Setting tls: expected none, self-signed, proxy or files (with tlsCert and tlsKey), found "perhaps" (given as an option)
            --tls-cert a.pem    | tlsCert and tlsKey (--tls-cert FILE --tls-key FILE) go together, and with tls = files only
            --config no.such    | The file of settings no.such does not exist
            """)
    void badSettingStopsTheStart(String options, String sentence) {
        var refused = refused(Map.of(), options.split(" ", -1));
        assertEquals(ExitCode.BAD_SETTING, refused.exitCode());
        assertEquals(sentence, refused.getMessage());
    }

    @Test
    void badSettingNamesItsVariableOrFile() throws Exception {
        assertEquals(
                "Setting maxStreams: expected an integer from 0 to 100000, found \"many\""
                        + " (POSTERN_MAX_STREAMS in the environment)",
                refused(Map.of("POSTERN_MAX_STREAMS", "many")).getMessage());
        Files.writeString(data.root().resolve("postern.properties"), "loginBlocked = maybe");
        assertEquals(
                "Setting loginBlocked: expected true or false, found \"maybe\" (in the file of settings)",
                refused(Map.of()).getMessage());
    }

    @Test
    void serverIsToldItsSettingsAndNothingOfTheLauncher() throws Exception {
        Map<String, String> told = plan(
                        Map.of("POSTERN_LOGIN_BLOCKED", "true"), "--port", "8091", "--trusted-forwarders", "10.0.0.0/8")
                .forServer();

        assertEquals(
                Map.of(
                        "postern.profile", "strict",
                        "postern.hosts", "localhost:8091",
                        "postern.public-url", "http://localhost:8091",
                        "postern.console-url", "http://localhost:8091",
                        "postern.data", data.root().toString(),
                        "postern.first-start-file",
                                data.root().resolve("first-steps").toString(),
                        "postern.loginBlocked", "true",
                        "postern.trustedProxies", "10.0.0.0/8"),
                told);
    }

    @ParameterizedTest(name = "{0}: console at {1}")
    @CsvSource({
        "--port 8091, http://localhost:8091",
        "--port 8091 --console-port 9001, http://localhost:9001",
        "--bind 0.0.0.0 --host example.org, http://localhost:8081",
        "--bind 0.0.0.0 --host example.org --console-port 0, http://example.org",
        "--bind 0.0.0.0 --host example.org --console-port 9001 --console-bind 10.0.0.1, http://example.org:9001",
        "--bind 0.0.0.0 --host example.org --tls self-signed --console-bind 10.0.0.1, https://example.org:8081",
        "--tls self-signed --port 8443, https://localhost:8443",
        "--tls proxy --host example.org, http://localhost:8081"
    })
    void consoleIsForThisMachineOnceOthersReachTheService(String options, URI console) throws Exception {
        Plan plan = plan(Map.of(), options.split(" ", -1));
        assertEquals(console, plan.settings(Map.of()).consoleUrl());
        assertEquals(console.toString(), plan.forServer().get("postern.console-url"));
    }

    @Test
    void legacyDefaultsAreShownForALegacyInstance() throws Exception {
        Plan plan = plan(Map.of(), "--profile", "legacy-2018");
        assertEquals(Profile.LEGACY_2018, plan.identity().profile());
        assertTrue(Plan.table(Profile.LEGACY_2018).stream()
                .anyMatch(setting -> setting.name().equals("longPollingDelay")
                        && setting.fallback().equals("10000")));
    }
}
