package org.postern.core.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.core.TestSettings;
import org.postern.crypto.srp.SrpGroup;
import org.postern.protocol.Profile;
import org.postern.protocol.schema.Limits;

class SettingsTest {
    @Test
    void defaultsAreThoseOfTheReference() {
        Settings settings = TestSettings.with();

        assertEquals(Profile.STRICT, settings.profile());
        assertEquals(List.of("localhost"), settings.hosts().names());
        assertEquals(Limits.STRICT, settings.limits());
        assertEquals(Duration.ofMinutes(15), settings.transport().ticketsTTL());
        assertEquals(Duration.ofHours(1), settings.transport().maxTimestampDifference());
        assertTrue(settings.transport().interServerCommunicationEnabled());
        assertFalse(settings.accounts().openRegistrationEnabled());
        assertFalse(settings.accounts().invitationEnabled());
        assertEquals(OptionalInt.empty(), settings.accounts().maxUsersCount());
        assertEquals(Duration.ofMinutes(64), settings.accounts().srpAttackPenalty());
        assertEquals(SrpGroup.RFC5054_3072, settings.accounts().srpGroup());
        assertEquals(Optional.of(Duration.ofHours(1)), settings.storage().garbageCollectorInterval());
        assertEquals(Path.of("/var/lib/postern/first-steps"), settings.firstStartFile());
        assertEquals("http://localhost", settings.publicUrl().toString());
    }

    @Test
    void legacyProfileHasTheLimitsOf2018ButNotItsGroupForNewAccounts() {
        Settings settings = TestSettings.with("profile", "legacy-2018", "maxBlocksCount", "300");

        assertEquals(SrpGroup.RFC5054_3072, settings.accounts().srpGroup());
        assertEquals(300, settings.limits().blocksCount());
        assertEquals(Limits.LEGACY_2018.blockLength(), settings.limits().blockLength());
    }

    @Test
    @DisplayName("a server is known by one or several host names")
    void readsHostsWithPortsInLowerCaseWhateverTheSpaces() {
        Hosts hosts =
                TestSettings.with("hosts", "Example.com:8080, example.org").hosts();

        assertEquals("example.com:8080", hosts.main());
        assertTrue(hosts.contains("EXAMPLE.org"));
        assertFalse(hosts.contains("example.com"));
    }

    @Test
    void wordFalseTurnsTheCollectorOff() {
        assertEquals(
                Optional.empty(),
                TestSettings.with("garbageCollectorInterval", "false").storage().garbageCollectorInterval());
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "profile, loose, 'expected strict or legacy-2018, found \"loose\"'",
        "ticketsTTL, 10, 'expected a number of seconds from 30 to 86400, found \"10\"'",
        "ticketsTTL, soon, 'expected a number of seconds from 30 to 86400, found \"soon\"'",
        "maxBlocksCount, 0, 'expected an integer from 1 to 32768, found \"0\"'",
        "registrationEnabled, yes, 'expected true or false, found \"yes\"'",
        "garbageCollectorInterval, never, 'milliseconds from 1000 to 604800000, or false, found \"never\"'",
        "hosts, 'a b', 'expected host names'",
        "public-url, ftp://example.com, 'expected an address of the form scheme://host without a path'",
        "public-url, http://example.com/path, 'expected an address of the form scheme://host without a path'",
        "data, relative/path, 'expected an absolute path, found \"relative/path\"'",
        "corsDomains, '*', 'expected origins of the form scheme://host'",
        "maxUsersCount, -2, 'expected an integer from -1'",
    })
    void badValueStopsTheStartWithWhatWasExpectedAndFound(String name, String value, String message) {
        SettingsException refused = assertThrows(SettingsException.class, () -> TestSettings.with(name, value));

        String text = String.valueOf(refused.getMessage());
        assertTrue(text.startsWith("Setting postern." + name + ": "), text);
        assertTrue(text.contains(message), text);
    }

    @Test
    void unknownSettingStopsTheStartAndNamesIt() {
        SettingsException refused =
                assertThrows(SettingsException.class, () -> TestSettings.with("maxBlockCount", "7"));

        assertTrue(String.valueOf(refused.getMessage()).startsWith("Unknown setting postern.maxBlockCount: "));
    }

    @Test
    @DisplayName("whatever can be set is in the table, but for what the launcher says itself")
    void everySettingIsInTheTable() {
        String refused = String.valueOf(assertThrows(SettingsException.class, () -> TestSettings.with("no-such", "7"))
                .getMessage());
        Set<String> known =
                new TreeSet<>(List.of(refused.replaceAll(".*\\[|]", "").split(", ", -1)));
        Settings.table(Profile.STRICT).forEach(setting -> known.remove("postern." + setting.name()));

        assertEquals(
                Set.of(
                        "postern.profile",
                        "postern.hosts",
                        "postern.public-url",
                        "postern.console-url",
                        "postern.data",
                        "postern.first-start-file"),
                known);
    }

    @Test
    void removedSettingSaysWhatIsInItsPlace() {
        SettingsException refused =
                assertThrows(SettingsException.class, () -> TestSettings.with("forceHTTPS", "true"));

        assertEquals("Setting forceHTTPS does not exist here: with tls there is no plain HTTP", refused.getMessage());
    }

    @Test
    void propertiesOfTheApplicationServerAreNotOurs() {
        Settings settings = TestSettings.with("db.url", "jdbc:postgresql://127.0.0.1/postern", "log.console", "INFO");

        assertEquals(Profile.STRICT, settings.profile());
    }

    @Test
    void dataDirectoryMustBeKnown() {
        assertThrows(SettingsException.class, () -> Settings.read(Map.of()));
        assertEquals(
                Path.of("/srv/data/postern"),
                Settings.read(Map.of("jboss.server.data.dir", "/srv/data")).data());
    }
}
