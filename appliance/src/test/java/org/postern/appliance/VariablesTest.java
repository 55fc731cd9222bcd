package org.postern.appliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.protocol.Profile;

/** Which variables of the environment are ours, and what is said of one that only looks so. */
class VariablesTest {

    private static final Variables VARIABLES = new Variables(Plan.table(Profile.STRICT));

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "ticketsTTL, POSTERN_TICKETS_TTL",
        "port, POSTERN_PORT",
        "maxWaitingCallsPerAddress, POSTERN_MAX_WAITING_CALLS_PER_ADDRESS",
        "javaOpts, POSTERN_JAVA_OPTS"
    })
    void everySettingHasAVariable(String setting, String variable) {
        assertEquals(variable, Variables.of(setting));
        assertEquals(Map.of(setting, "7"), VARIABLES.read(Map.of(variable, " 7 ")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            POSTERN_TICKET_TTL  | Unknown variable POSTERN_TICKET_TTL in the environment; the nearest that exists is POSTERN_TICKETS_TTL. Without it, ./postern settings --json lists all
            POSTERN_DB_PASSWROD | Unknown variable POSTERN_DB_PASSWROD in the environment; the nearest that exists is POSTERN_DB_PASSWORD. Without it, ./postern settings --json lists all
            POSTERN_ticketsTTL  | Unknown variable POSTERN_ticketsTTL in the environment; the nearest that exists is POSTERN_TICKETS_TTL. Without it, ./postern settings --json lists all
            POSTERN_FORCE_HTTPS | Setting forceHTTPS does not exist here: with tls there is no plain HTTP (POSTERN_FORCE_HTTPS in the environment)
            """)
    void variableThatNobodyReadsStopsTheStart(String name, String sentence) {
        var refused = assertThrows(ApplianceException.class, () -> VARIABLES.read(Map.of(name, "1", "PATH", "/bin")));

        assertEquals(ExitCode.BAD_SETTING, refused.exitCode());
        assertEquals(sentence, refused.getMessage());
    }

    @Test
    void variablesOfOthersAndThoseWithoutAValueSayNothing() {
        assertEquals(
                Map.of(),
                VARIABLES.read(Map.of(
                        "HOME", "/root", "PORT", "80", "postern_port", "80", "POSTERN_PORT", " ", "POSTERN_PROT", "")));
    }

    @Test
    void secretsAndWhatIsForOneRunAreNoSettings() {
        assertEquals(
                Map.of(),
                VARIABLES.read(
                        Variables.BESIDE_SETTINGS.stream().collect(Collectors.toMap(name -> name, name -> "1"))));
    }

    /** But for what the launcher itself puts into the environment of the server. */
    @Test
    void everyVariableThatIsReadAnywhereIsKnown() throws IOException {
        Set<String> read = new TreeSet<>();
        for (Path source : sources()) {
            Pattern.compile("POSTERN_[A-Z_]*[A-Z]")
                    .matcher(Files.readString(source))
                    .results()
                    .map(MatchResult::group)
                    .forEach(read::add);
        }
        assertTrue(read.containsAll(Variables.BESIDE_SETTINGS), read::toString);
        read.removeAll(Set.of("POSTERN_DB_URL", "POSTERN_KEY_STORE_PASSWORD"));

        read.forEach(name -> VARIABLES.read(Map.of(name, "1")));
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> launcher = Files.walk(Path.of("src/main"));
                Stream<Path> client = Files.walk(Path.of("../cli/src/main"))) {
            return Stream.concat(Stream.of(Path.of("../postern")), Stream.concat(launcher, client))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }
}
