package org.postern.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ConformanceTest {
    private static final String VECTORS = """
            {"format": "x", "groups": {"prf": [{"name": "prf-1"}, {"name": "prf-2 (long)"}]},
             "transcripts": [{"name": "connect"}, {"name": "plain"}]}
            """;
    private static final String MAP = """
            ## S — Server
            | id | promise | real |
            |---|---|---|
            | S-01 | blocks are kept | `x` |
            | S-02 | blocks are sent | `x` |
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path checkout;

    private final StringWriter err = new StringWriter();
    private final StringBuilder events = new StringBuilder();
    private int lastId = 1;

    @BeforeEach
    void makeCheckout() throws IOException {
        write("docs/protocol/vectors/transport.json", VECTORS);
        write("docs/protocol/vectors/api.json", "{\"keys\": [{\"label\": \"one\"}]}");
        write("docs/protocol/vectors/pki.json", "{}");
        write("docs/protocol/whitepaper-map.md", MAP);
        event("<e:started id=\"1\" name=\"BlockTest\"/>");
        event("<java:classSource className=\"org.example.BlockTest\"/>");
        event("<e:finished id=\"1\"/><result status=\"SUCCESSFUL\"/>");
    }

    @Test
    void writesPromisesWithTheTestsThatShowThem() throws IOException {
        test("S-01 keeps a | block", "SUCCESSFUL");
        test("S-02 sends a block", "FAILED");
        String page = writtenPage();
        assertTrue(page.contains("| S-01 | blocks are kept | keeps a \\| block (`BlockTest`) |"), page);
        assertTrue(page.contains("| S-02 | blocks are sent | not yet |"), page);
        assertTrue(page.contains("| S — Server | 1 | 2 |"), page);
    }

    @Test
    void countsVectorsByGroupAndNamesTheMissingOnes() throws IOException {
        test("transport.json/prf/prf-2 (long)", "SUCCESSFUL");
        test("transport.json/transcripts/connect", "SUCCESSFUL");
        test("transport.json/transcripts/plain (refused)", "SUCCESSFUL");
        test("api.json/keys/one", "SUCCESSFUL");
        String page = writtenPage();
        assertTrue(page.contains("| `prf` | 1 of 2 | not yet: prf-1 |"), page);
        assertTrue(page.contains("| `transcripts` | 2 of 2 | `plain`: refused |"), page);
        assertTrue(page.contains("| `keys` | 1 test |  |"), page);
    }

    @Test
    void doesNotCountAVectorThatFailedInOneOfItsTests() throws IOException {
        test("transport.json/prf/prf-1", "SUCCESSFUL");
        test("transport.json/prf/prf-1", "FAILED");
        String page = writtenPage();
        assertTrue(page.contains("| `prf` | 0 of 2 |"), page);
    }

    @Test
    void refusesTestsNamedLikeVectorsThatDoNotExist() throws IOException {
        test("transport.json/prf/prf-3", "SUCCESSFUL");
        assertEquals(1, run("--write"));
        assertTrue(err.toString().contains("prf-3"), err::toString);
        assertFalse(Files.exists(page()));
    }

    @Test
    void acceptsAPageThatSaysWhatTheTestsShow() throws IOException {
        test("S-01 keeps a block", "SUCCESSFUL");
        writtenPage();
        assertEquals(0, run());
    }

    @Test
    void refusesAPageThatSaysMoreThanTheTestsShow() throws IOException {
        test("S-01 keeps a block", "SUCCESSFUL");
        String page = writtenPage();
        Files.writeString(page(), page.replace("blocks are sent | not yet", "blocks are sent | shown"));
        assertEquals(1, run());
        assertTrue(err.toString().contains("< | S-02 | blocks are sent | shown |"), err::toString);
        assertTrue(err.toString().contains("> | S-02 | blocks are sent | not yet |"), err::toString);
    }

    @Test
    void asksForATestRunWhereThereAreNoResults() throws IOException {
        CommandLine command = new CommandLine(new Main()).setErr(new PrintWriter(err));
        assertEquals(1, command.execute(checkout.toString()));
        assertTrue(err.toString().contains("./postern test"), err::toString);
    }

    private void event(String xml) {
        events.append(xml);
    }

    private void test(String name, String status) {
        lastId++;
        event("<e:started id=\"%d\" parentId=\"1\" name=\"%s\"/><e:finished id=\"%d\"/><result status=\"%s\"/>"
                .formatted(lastId, name, lastId, status));
    }

    private String writtenPage() throws IOException {
        assertEquals(0, run("--write"), err::toString);
        return Files.readString(page());
    }

    private int run(String... options) throws IOException {
        write(
                "storage/target/open-test-reports/surefire-1/open-test-report.xml",
                "<e:events xmlns:e=\"e\" xmlns:java=\"j\">" + events + "</e:events>");
        CommandLine command = new CommandLine(new Main()).setErr(new PrintWriter(err));
        String[] arguments = new String[options.length + 1];
        System.arraycopy(options, 0, arguments, 0, options.length);
        arguments[options.length] = checkout.toString();
        return command.execute(arguments);
    }

    private Path page() {
        return checkout.resolve("docs/conformance.md");
    }

    private void write(String file, String text) throws IOException {
        Path path = checkout.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
