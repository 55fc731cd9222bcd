package org.postern.appliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.appliance.Configuration.Said;
import org.postern.core.settings.Setting;
import org.postern.protocol.Profile;

/** Who said a setting, and what is no setting at all. */
class ConfigurationTest {

    private static final List<Setting> TABLE = Plan.table(Profile.STRICT);

    @TempDir
    Path directory;

    private Path file(String text) throws Exception {
        return Files.writeString(directory.resolve("postern.properties"), text);
    }

    @Test
    void optionBeatsEnvironmentBeatsFile() throws Exception {
        Configuration file = Configuration.file(file("ticketsTTL = 100\nport = 1\nmaxStreams = 7 \n"), TABLE);
        Configuration environment =
                Configuration.environment(Map.of("POSTERN_TICKETS_TTL", "200", "POSTERN_PORT", "2"), TABLE);
        Configuration all = Configuration.options(Map.of("port", "3"), TABLE)
                .over(environment)
                .over(file);

        assertEquals(Optional.of(new Said("3", Origin.OPTION)), all.find("port"));
        assertEquals(Optional.of(new Said("200", Origin.ENVIRONMENT)), all.find("ticketsTTL"));
        assertEquals(Optional.of(new Said("7", Origin.FILE)), all.find("maxStreams"));
        assertEquals(Optional.empty(), all.find("bind"));
    }

    @Test
    void misspeltSettingOfTheFileStopsTheStart() throws Exception {
        Path file = file("ticketTTL = 100");
        var refused = assertThrows(ApplianceException.class, () -> Configuration.file(file, TABLE));

        assertEquals(ExitCode.BAD_SETTING, refused.exitCode());
        assertEquals("Unknown setting ticketTTL in " + file + "; ./postern settings lists all", refused.getMessage());
    }

    @Test
    void removedSettingSaysWhatIsInItsPlace() {
        var refused = assertThrows(
                ApplianceException.class, () -> Configuration.options(Map.of("forceHTTPS", "true"), TABLE));

        assertEquals(
                "Setting forceHTTPS does not exist here: with tls there is no plain HTTP (given as an option)",
                refused.getMessage());
    }

    @Test
    void namesAreUsedOnceAndEachHasItsLine() {
        assertEquals(TABLE.size(), TABLE.stream().map(Setting::name).distinct().count());
        for (Setting setting : TABLE) {
            assertTrue(setting.doc().matches("[^\n]{8,120}"), setting.name());
        }
    }
}
