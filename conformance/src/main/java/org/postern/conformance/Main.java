package org.postern.conformance;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares docs/conformance.md with the results of the last test run, or writes it anew. */
@Command(
        name = "conformance",
        mixinStandardHelpOptions = true,
        description = "Compares docs/conformance.md with the results of the last ./postern test.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the page says what the tests showed, or was written",
            "1:the page says something else, a test names what is no clause or vector, or there are no results",
            "2:wrong use"
        })
public final class Main implements Callable<Integer> {
    private static final List<String> VECTOR_FILES = List.of("transport.json", "api.json", "pki.json");
    private static final int SHOWN_DIFFERENCES = 10;

    @Spec
    private CommandSpec spec;

    @Option(names = "--write", description = "Write the page instead of comparing it.")
    private boolean write;

    @Parameters(paramLabel = "CHECKOUT", description = "The checkout whose tests were run.")
    private Path checkout;

    @SuppressWarnings("NullAway.Init") // filled by picocli
    public Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        List<TestResult> results = TestReport.below(checkout);
        if (results.isEmpty()) {
            return fail("expected results of a test run, found none: run ./postern test first");
        }
        List<VectorFile> files = new ArrayList<>();
        for (String file : VECTOR_FILES) {
            files.add(VectorFile.read(checkout.resolve("docs/protocol/vectors").resolve(file)));
        }
        List<Chapter> chapters = Chapter.read(checkout.resolve("docs/protocol/promises.json"));
        ShownVectors vectors = ShownVectors.by(results, files);
        ShownClauses clauses = ShownClauses.by(results, chapters);
        if (!vectors.strangers().isEmpty()) {
            return fail("expected vectors of these files only, found tests named " + vectors.strangers());
        }
        if (!clauses.strangers().isEmpty()) {
            return fail("expected ids of clauses in names of tests (such as S-56.2), found:\n  "
                    + String.join("\n  ", clauses.strangers()));
        }
        String page = Page.of(files, vectors, chapters, clauses);
        return settle(page, checkout.resolve("docs/conformance.md"));
    }

    private int settle(String page, Path file) throws IOException {
        if (write) {
            Files.writeString(file, page);
            return CommandLine.ExitCode.OK;
        }
        String written = Files.exists(file) ? Files.readString(file) : "";
        if (written.equals(page)) {
            return CommandLine.ExitCode.OK;
        }
        print("<", written, page);
        print(">", page, written);
        return fail("docs/conformance.md (<) differs from what the tests showed (>);"
                + " look why, then run ./postern conformance --write");
    }

    /** The first lines of one text that the other has not. */
    private void print(String mark, String text, String other) {
        List<String> known = other.lines().toList();
        text.lines()
                .filter(line -> !known.contains(line))
                .limit(SHOWN_DIFFERENCES)
                .forEach(line -> err().println(mark + " " + line));
    }

    private int fail(String message) {
        err().println("postern: " + message);
        return CommandLine.ExitCode.SOFTWARE;
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
