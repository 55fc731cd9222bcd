package org.postern.appliance.incontainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.appliance.incontainer.AccessMatrix.Cell;
import org.postern.appliance.incontainer.AccessMatrix.Level;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.method.Method;
import org.postern.protocol.method.MethodCatalog;
import org.postern.transport.message.CallOutcome;

/** Who may call what, over the wire, against a table that was written by hand (api.md §2; profile strict). */
@ExtendWith(ArquillianExtension.class)
class AccessMatrixIT {
    private static final int INTERNAL = ErrorCode.INTERNAL_ERROR.code();

    /** What the client's engine says of a result that is null. */
    private static final String NULL_RESULT = "Missing result";

    private static final Path REFERENCE = Path.of("../docs/protocol/api.md");

    /** A method in the list of contents of the reference. */
    private static final Pattern NAME = Pattern.compile("`([a-zA-Z]+)`");

    /** Every row of every table. */
    private static final String ROWS = "select sum((xpath('/row/c/text()', query_to_xml('select count(*) c from '"
            + " || quote_ident(table_name), false, true, '')))[1]::text::bigint) from information_schema.tables"
            + " where table_schema = 'public' and table_type = 'BASE TABLE'";

    private static final Map<Level, RecordClient> CALLERS = new EnumMap<>(Level.class);

    @Deployment(testable = false)
    static Archive<?> deployment() throws IOException, SQLException {
        return FreshApplication.deployment();
    }

    @BeforeAll
    static void forget() {
        CALLERS.clear();
    }

    private static synchronized RecordClient caller(Level level) throws Exception {
        if (CALLERS.isEmpty()) {
            FreshApplication application = FreshApplication.begin();
            CALLERS.put(Level.STANDARD, FreshApplication.stranger());
            CALLERS.put(Level.USER, application.user("ada").client());
            CALLERS.put(Level.ADMINISTRATOR, application.administrator());
        }
        return Objects.requireNonNull(CALLERS.get(level));
    }

    static List<Cell> cells() {
        return AccessMatrix.cells();
    }

    @DisplayName("every method by every caller does what the table says")
    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void doesWhatTheTableSays(Cell cell) throws Exception {
        assertEquals(cell.text(), refusal(cell));
    }

    /** The text of a refused access; empty for whatever else comes of the call. */
    private static Optional<String> refusal(Cell cell) throws Exception {
        return switch (caller(cell.level()).call(cell.row().name(), cell.row().parameters())) {
            case CallOutcome.Failure(int code, String text, var _)
            when code == INTERNAL && !text.equals(NULL_RESULT) -> Optional.of(text);
            case CallOutcome.Failure _, CallOutcome.Result _ -> Optional.empty();
        };
    }

    @Test
    @DisplayName("C-17.3 a refused call gets the text of the reference and changes nothing")
    void refusedCallsChangeNothing() throws Exception {
        caller(Level.USER);
        long before = FreshApplication.number(ROWS);
        List<Cell> refused = AccessMatrix.cells().stream()
                .filter(cell -> cell.refusal().isPresent())
                .toList();
        assertTrue(refused.size() > 15 && before > 0, "something to be refused, and something to be changed");
        for (Cell cell : refused) {
            assertEquals(cell.text(), refusal(cell));
        }
        assertEquals(before, FreshApplication.number(ROWS));
    }

    @Test
    @DisplayName("C-17.2 table, reference, declarations and server agree on the names that are answered")
    void knowsEveryNameThatTheServerAnswers() throws Exception {
        Set<String> table =
                AccessMatrix.rows().stream().map(AccessMatrix.Row::name).collect(Collectors.toSet());
        Set<String> declared =
                MethodCatalog.all().stream().flatMap(AccessMatrixIT::names).collect(Collectors.toSet());
        assertEquals(new TreeSet<>(declared), new TreeSet<>(table));
        assertEquals(AccessMatrix.rows().size(), table.size(), "each name once");
        Set<String> all = new TreeSet<>(reference());
        assertTrue(all.size() >= 60, all::toString);
        all.addAll(table);
        for (String name : all) {
            boolean answered = !(caller(Level.ADMINISTRATOR).call(name, Map.of("unknown", true))
                            instanceof CallOutcome.Failure failure
                    && failure.code() == ErrorCode.METHOD_NOT_FOUND.code());
            assertEquals(table.contains(name), answered, name);
        }
    }

    private static Stream<String> names(Method<?, ?> method) {
        return Stream.concat(Stream.of(method.name()), method.aliases().stream());
    }

    /** The names in the reference's list of contents; {@code versions} belongs to another endpoint. */
    private static Set<String> reference() throws IOException {
        return Files.readAllLines(REFERENCE).stream()
                .filter(line -> line.matches("\\d+\\. \\[.*"))
                .flatMap(line -> NAME.matcher(line).results())
                .map((MatchResult name) -> name.group(1))
                .collect(Collectors.toSet());
    }

    @Test
    @DisplayName("C-17.4 malformed parameters come before a missing right, and an unknown method before both")
    void reportsMalformedParametersBeforeTheMissingRight() throws Exception {
        RecordClient standard = caller(Level.STANDARD);
        for (AccessMatrix.Row row : AccessMatrix.rows()) {
            assertEquals(
                    ErrorCode.INVALID_JSON_PARAMETERS.code(),
                    code(standard.call(row.name(), withAnUnknown(row.parameters()))),
                    row.name());
        }
        for (Map<String, Object> parameters : List.<Map<String, Object>>of(Map.of(), Map.of("unknown", true))) {
            assertEquals(ErrorCode.METHOD_NOT_FOUND.code(), code(standard.call("noSuchMethod", parameters)));
        }
    }

    private static Map<String, Object> withAnUnknown(Map<String, Object> parameters) {
        Map<String, Object> more = new LinkedHashMap<>(parameters);
        more.put("unknown", true);
        return more;
    }

    private static int code(CallOutcome outcome) {
        return switch (outcome) {
            case CallOutcome.Failure(int code, var _, var _) -> code;
            case CallOutcome.Result _ -> 0;
        };
    }
}
