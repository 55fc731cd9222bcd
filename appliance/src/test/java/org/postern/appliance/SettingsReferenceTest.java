package org.postern.appliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.core.settings.Setting;
import org.postern.protocol.Profile;

/** The reference (api.md §23) names every setting with the default that the declaration has. */
class SettingsReferenceTest {

    private static final Path REFERENCE = Path.of("../docs/protocol/api.md");

    static Stream<Setting> settings() {
        return Plan.table(Profile.STRICT).stream();
    }

    private static List<String> rows() throws IOException {
        String text = Files.readString(REFERENCE);
        String section = text.substring(text.indexOf("\n## 23. "), text.indexOf("\n## 24. "));
        return section.lines().filter(line -> line.startsWith("| `")).toList();
    }

    /** Thousands stand apart in the reference. */
    private static String digitsTogether(String text) {
        return text.replaceAll("(?<=[0-9]) (?=[0-9]{3})", "").replace("−", "-");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    void referenceHasNameAndDefault(Setting setting) throws IOException {
        List<String> rows = rows().stream()
                .filter(row -> row.split("\\|", -1)[1].contains("`" + setting.name() + "`"))
                .toList();

        assertEquals(1, rows.size(), () -> "rows of " + setting.name() + ": " + rows);
        String rest = digitsTogether(rows.getFirst().substring(rows.getFirst().indexOf('|', 1)));
        assertTrue(
                List.of(rest.split("[^A-Za-z0-9.:-]+", -1)).contains(setting.fallback()),
                () -> "expected the default " + setting.fallback() + " in " + rows);
    }

    @Test
    void referenceIsRead() throws IOException {
        assertTrue(rows().size() > 40, "rows of the table");
    }
}
