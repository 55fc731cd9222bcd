package org.postern.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The catalogue against the table it comes from (transport.md §20). */
class ErrorCodeTest {
    private static final Path REFERENCE = Path.of("..", "docs", "protocol", "transport.md");
    private static final Pattern ROW =
            Pattern.compile("\\| (-?\\d+)(?: \\(0x(\\w+)\\))? \\| `(\\w+)` \\| ([^|]+) \\|.*");

    @Test
    void equalsTheTableOfTheReference() throws IOException {
        TreeMap<Integer, String> table = new TreeMap<>();
        for (String line : section()) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                int code = Integer.parseInt(row.group(1));
                Optional.ofNullable(row.group(2)).ifPresent(hex -> assertEquals(code, Integer.parseInt(hex, 16)));
                table.put(code, row.group(3) + ": " + row.group(4));
            }
        }
        TreeMap<Integer, String> catalogue = new TreeMap<>();
        Arrays.stream(ErrorCode.values()).forEach(e -> catalogue.put(e.code(), e.name() + ": " + e.message()));
        assertEquals(table, catalogue);
        assertEquals(87, catalogue.size());
    }

    private static List<String> section() throws IOException {
        List<String> lines = Files.readAllLines(REFERENCE);
        int start = lines.indexOf("## 20. Error codes");
        int end = lines.indexOf("## 21. Alert texts");
        return lines.subList(start, end);
    }

    @Test
    void findsCodesByTheirNumbers() {
        for (ErrorCode code : ErrorCode.values()) {
            assertEquals(Optional.of(code), ErrorCode.of(code.code()));
        }
        assertEquals(Optional.empty(), ErrorCode.of(0x0A));
    }

    @Test
    void namesCodeAndDataInTheMessageOfARefusal() {
        ProtocolException refusal = new ProtocolException(ErrorCode.ACCESS_DENIED, "dpub58");
        assertEquals("Access denied: dpub58", refusal.getMessage());
        assertEquals(Optional.of("dpub58"), refusal.data());
        assertEquals(Optional.empty(), new ProtocolException(ErrorCode.ACCESS_DENIED).data());
    }
}
