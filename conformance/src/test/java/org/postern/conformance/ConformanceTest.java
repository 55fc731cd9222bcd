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
    private static final String TRANSPORT = """
            {"format": "x", "groups": {"prf": [{"name": "prf-1"}, {"name": "prf-2 (long)"}]},
             "transcripts": [{"name": "connect"}, {"name": "plain"}]}
            """;
    private static final String API = """
            {"description": "x",
             "keys": [{"label": "one"}, {"label": "two"}, {"label": "three"}],
             "password": {"salt": "00", "rounds": 1, "next": {"salt": "01"}},
             "tags": {"key": "00", "tags": [{"tag": "a"}, {"tag": "b"}]}}
            """;
    private static final String PKI = """
            {"keystores": {"alice": {"valid": true}, "bob": {"valid": false}},
             "negative": {"keyStores": [{"name": "user:a"}, {"name": "user:a"}], "heartbeat": {"seq": 1}}}
            """;
    private static final String PROMISES = """
            {"chapters": {"S": "Server", "R": "Reliability"},
             "promises": [
              {"id": "R-01", "text": "kill -9", "clauses": [{"id": "R-01.1", "text": "whole or none"}]},
              {"id": "S-01", "text": "blocks are kept", "clauses": [
               {"id": "S-01.1", "text": "a block is stored"}, {"id": "S-01.2", "text": "a block is read"}]},
              {"id": "S-02", "text": "blocks are sent", "clauses": [{"id": "S-02.1", "text": "a block arrives"}]}]}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path checkout;

    private final StringWriter err = new StringWriter();
    private final HandMadeReport report = new HandMadeReport();

    @BeforeEach
    void makeCheckout() throws IOException {
        write("docs/protocol/vectors/transport.json", TRANSPORT);
        write("docs/protocol/vectors/api.json", API);
        write("docs/protocol/vectors/pki.json", PKI);
        write("docs/protocol/promises.json", PROMISES);
    }

    @Test
    void showsAPromiseWhoseClausesAreAllShown() throws IOException {
        report.test("S-01.1, S-01.2 keeps a | block", "SUCCESSFUL");
        report.test("S-02.1 sends a block", "FAILED");
        String page = writtenPage();
        assertHas(
                page,
                "| S-01 | blocks are kept | whole, 2 of 2 | **S-01.1** keeps a \\| block (`BlockTest`)<br>"
                        + "**S-01.2** keeps a \\| block (`BlockTest`) |  |");
        assertHas(page, "| S-02 | blocks are sent | 0 of 1 |  | all |");
        assertHas(page, "| S — Server | 2 of 3 | 0 | 1 of 2 | 0 | 1 |");
        assertHas(page, "| R — Reliability | 0 of 1 | 0 | 0 of 1 | 0 | 1 |");
        assertHas(page, "| all | 2 of 4 | 0 | 1 of 3 | 0 | 2 |");
    }

    @Test
    void aPromiseWithAClauseMissingIsShownInPartOnly() throws IOException {
        report.test("S-01.2 reads a block", "SUCCESSFUL");
        String page = writtenPage();
        assertHas(
                page,
                "| S-01 | blocks are kept | 1 of 2 | **S-01.2** reads a block (`BlockTest`) |"
                        + " **S-01.1** a block is stored |");
        assertHas(page, "| S — Server | 1 of 3 | 0 | 0 of 2 | 1 | 1 |");
    }

    @Test
    void theNameOfAClassTagsNothing() throws IOException {
        report.className("S-01.1 all about blocks");
        report.nestedClass("S-01.2 reading");
        report.testInNestedClass("S-02.1 sends a block", "SUCCESSFUL");
        report.test("keeps a block", "SUCCESSFUL");
        String page = writtenPage();
        assertHas(page, "| S-01 | blocks are kept | 0 of 2 |  | all |");
        assertHas(page, "| S-02 | blocks are sent | whole, 1 of 1 | **S-02.1** sends a block (`BlockTest$Reading`) |");
    }

    @Test
    void theNameOfAFactoryTagsItsCases() throws IOException {
        report.factory("S-01.1 keeps blocks", "SUCCESSFUL", "SUCCESSFUL", "SUCCESSFUL");
        assertHas(writtenPage(), "**S-01.1** keeps blocks (`BlockTest`, 3 cases)");
    }

    @Test
    void oneFailingCaseOfManyUnshowsTheClause() throws IOException {
        report.factory("S-01.1 keeps blocks", "SUCCESSFUL", "FAILED", "SUCCESSFUL");
        assertHas(writtenPage(), "| S-01 | blocks are kept | 0 of 2 |  | all |");
    }

    @Test
    void aFailingTestUnshowsAClauseThatAnotherOneShows() throws IOException {
        report.test("S-02.1 sends a block", "SUCCESSFUL");
        report.test("S-02.1 sends a large block", "ABORTED");
        assertHas(writtenPage(), "| S-02 | blocks are sent | 0 of 1 |  | all |");
    }

    @Test
    void aFactoryWithoutCasesShowsNothing() throws IOException {
        report.factory("S-02.1 sends blocks");
        report.test("keeps a block", "SUCCESSFUL");
        assertHas(writtenPage(), "| S-02 | blocks are sent | 0 of 1 |  | all |");
    }

    @Test
    void aTestInAClassThatFailedShowsNothing() throws IOException {
        report.test("S-02.1 sends a block", "SUCCESSFUL");
        report.classResult("FAILED");
        assertHas(writtenPage(), "| S-02 | blocks are sent | 0 of 1 |  | all |");
    }

    @Test
    void saysWhereAStandInGaveTheAnswers() throws IOException {
        report.standIn("S-01.1 keeps a block", "SUCCESSFUL");
        report.standIn("S-01.2 reads a block", "SUCCESSFUL");
        report.test("S-01.2 reads a block of the server", "SUCCESSFUL");
        String page = writtenPage();
        assertHas(page, "**S-01.1** keeps a block (`BlockTest`, by a stand-in)");
        assertHas(page, "**S-01.2** reads a block of the server (`BlockTest`)");
        assertHas(page, "| S — Server | 2 of 3 | 1 | 1 of 2 | 0 | 1 |");
    }

    @Test
    void severalTestsShowAClauseWhenNoPartIsMissing() throws IOException {
        report.test("S-01.1(1/2) keeps a small block", "SUCCESSFUL");
        report.test("S-01.1(2/2) keeps a large block", "SUCCESSFUL");
        report.test("S-01.2(1/3) reads a small block", "SUCCESSFUL");
        report.test("S-01.2(3/3) reads a large block", "SUCCESSFUL");
        report.test("S-02.1(1/2) sends a small block", "SUCCESSFUL");
        report.test("S-02.1(2/2) sends a large block", "FAILED");
        String page = writtenPage();
        assertHas(
                page,
                "| S-01 | blocks are kept | 1 of 2 | **S-01.1** 1/2: keeps a small block (`BlockTest`)<br>"
                        + "**S-01.1** 2/2: keeps a large block (`BlockTest`) | **S-01.2** a block is read |");
        assertHas(page, "| S-02 | blocks are sent | 0 of 1 |  | all |");
    }

    @Test
    void partsOfDifferentWholesDoNotMakeAClause() throws IOException {
        report.test("S-02.1(1/2) sends a small block", "SUCCESSFUL");
        report.test("S-02.1(2/3) sends a large block", "SUCCESSFUL");
        assertHas(writtenPage(), "| S-02 | blocks are sent | 0 of 1 |  | all |");
    }

    @Test
    void aPartByAStandInMakesTheClauseOneByAStandIn() throws IOException {
        report.standIn("S-01.1(1/2) keeps a small block", "SUCCESSFUL");
        report.test("S-01.1(2/2) keeps a large block", "SUCCESSFUL");
        assertHas(writtenPage(), "| S — Server | 1 of 3 | 1 | 0 of 2 | 1 | 1 |");
    }

    @Test
    void refusesTheIdOfAWholePromise() throws IOException {
        report.test("S-01 keeps a block", "SUCCESSFUL");
        assertEquals(1, run("--write"));
        assertTrue(err.toString().contains("S-01 in `keeps a block` of BlockTest"), err::toString);
        assertFalse(Files.exists(page()));
    }

    @Test
    void refusesTheIdOfAnUnknownClause() throws IOException {
        report.test("S-01.3 keeps a block", "SUCCESSFUL");
        assertEquals(1, run("--write"));
        assertTrue(err.toString().contains("S-01.3 in `keeps a block` of BlockTest"), err::toString);
    }

    @Test
    void countsNamedVectorsByGroupAndNamesTheMissingOnes() throws IOException {
        report.test("transport.json/prf/prf-2 (long)", "SUCCESSFUL");
        report.test("transport.json/transcripts/connect", "SUCCESSFUL");
        report.test("transport.json/transcripts/plain (refused)", "SUCCESSFUL");
        String page = writtenPage();
        assertHas(page, "| `prf` | 1 of 2 | not yet: prf-1 |");
        assertHas(page, "| `transcripts` | 2 of 2 | `plain`: refused |");
    }

    @Test
    void countsVectorsWithoutNamesByPosition() throws IOException {
        report.test("api.json/keys/0", "SUCCESSFUL");
        report.test("api.json/keys/2", "SUCCESSFUL");
        report.test("mixes the password (api.json/password/0)", "SUCCESSFUL");
        report.test("api.json/tags/tags/1", "SUCCESSFUL");
        report.test("pki.json/keystores/bob", "SUCCESSFUL");
        report.test("pki.json/negative/keyStores/1", "SUCCESSFUL");
        String page = writtenPage();
        assertHas(page, "| `keys` | 2 of 3 | not yet: 1 |");
        assertHas(page, "| `password` | 1 of 1 |  |");
        assertHas(page, "| `tags` | 1 of 2 | not yet: tags/0 |");
        assertHas(page, "| `keystores` | 1 of 2 | not yet: alice |");
        assertHas(page, "| `negative` | 1 of 3 | not yet: keyStores/0, heartbeat |");
    }

    @Test
    void aGroupThatNothingShowsIsZeroOfAll() throws IOException {
        report.test("keeps a block", "SUCCESSFUL");
        assertHas(writtenPage(), "| `keys` | 0 of 3 |  |");
    }

    @Test
    void doesNotCountAVectorThatFailedInOneOfItsTests() throws IOException {
        report.test("transport.json/prf/prf-1", "SUCCESSFUL");
        report.test("transport.json/prf/prf-1", "FAILED");
        assertHas(writtenPage(), "| `prf` | 0 of 2 |");
    }

    @Test
    void refusesTestsNamedLikeVectorsThatDoNotExist() throws IOException {
        report.test("transport.json/prf/prf-3", "SUCCESSFUL");
        report.test("api.json/keys/3", "SUCCESSFUL");
        report.test("a test of a whole group (api.json/tags)", "SUCCESSFUL");
        assertEquals(1, run("--write"));
        assertTrue(err.toString().contains("transport.json/prf/prf-3"), err::toString);
        assertTrue(err.toString().contains("api.json/keys/3"), err::toString);
        assertTrue(err.toString().contains("api.json/tags"), err::toString);
        assertFalse(Files.exists(page()));
    }

    @Test
    void acceptsAPageThatSaysWhatTheTestsShow() throws IOException {
        report.test("S-01.1 keeps a block", "SUCCESSFUL");
        writtenPage();
        assertEquals(0, run());
    }

    @Test
    void refusesAPageThatSaysMoreThanTheTestsShow() throws IOException {
        report.test("S-01.1 keeps a block", "SUCCESSFUL");
        String page = writtenPage();
        Files.writeString(page(), page.replace("blocks are sent | 0 of 1", "blocks are sent | whole, 1 of 1"));
        assertEquals(1, run());
        assertTrue(err.toString().contains("< | S-02 | blocks are sent | whole, 1 of 1 |"), err::toString);
        assertTrue(err.toString().contains("> | S-02 | blocks are sent | 0 of 1 |"), err::toString);
    }

    @Test
    void asksForATestRunWhereThereAreNoResults() throws IOException {
        CommandLine command = new CommandLine(new Main()).setErr(new PrintWriter(err));
        assertEquals(1, command.execute(checkout.toString()));
        assertTrue(err.toString().contains("./postern test"), err::toString);
    }

    private static void assertHas(String page, String row) {
        assertTrue(page.contains(row), page);
    }

    private String writtenPage() throws IOException {
        assertEquals(0, run("--write"), err::toString);
        return Files.readString(page());
    }

    private int run(String... options) throws IOException {
        write("storage/target/open-test-reports/surefire-1/open-test-report.xml", report.xml());
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
