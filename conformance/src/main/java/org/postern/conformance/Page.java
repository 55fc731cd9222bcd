package org.postern.conformance;

import java.util.List;
import java.util.stream.Collectors;

/** The page: a table of vector groups, and a table of promises for each chapter. Equal results give equal text. */
final class Page {
    private static final String HEAD = """
            # Conformance

            Which test shows which clause of which [promise](protocol/promises.json), and which
            [recorded vectors](protocol/vectors/README.md) pass. The page is made from the results of a whole test run
            (`./postern conformance --write`), and `./postern test` fails when it says anything else than the run.

            A promise is shown *whole* when each of its clauses is named by a test that passed. Only the display name of a method,
            or of what lies in it, names a clause; where several tests show one clause together, each says which part it is (1/3) and none
            may be missing. Where a double that belongs to the test gave the answers, the row says *by a stand-in*.

            """;

    private final StringBuilder text = new StringBuilder(HEAD);
    private final ShownVectors vectors;
    private final ShownClauses clauses;

    private Page(ShownVectors vectors, ShownClauses clauses) {
        this.vectors = vectors;
        this.clauses = clauses;
    }

    static String of(List<VectorFile> files, ShownVectors vectors, List<Chapter> chapters, ShownClauses clauses) {
        Page page = new Page(vectors, clauses);
        page.summary(chapters);
        files.forEach(page::vectors);
        chapters.forEach(page::chapter);
        return page.text.toString().stripTrailing() + "\n";
    }

    private void summary(List<Chapter> chapters) {
        text.append("| chapter | clauses shown | by a stand-in only | promises shown whole | in part | not at all |\n")
                .append("|---|---|---|---|---|---|\n");
        Counts all = Counts.NONE;
        for (Chapter chapter : chapters) {
            Counts counts = Counts.of(chapter.promises(), clauses);
            text.append(counts.row(chapter.title()));
            all = all.plus(counts);
        }
        text.append(all.row("all")).append('\n');
    }

    private void vectors(VectorFile file) {
        text.append("## Vectors of `").append(file.name()).append("`\n\n");
        text.append("| group | passed | remarks |\n|---|---|---|\n");
        file.groups().forEach((group, entries) -> {
            List<String> missing = entries.stream()
                    .filter(entry -> !vectors.has(file.path(group, entry)))
                    .toList();
            row(
                    "`" + group + "`",
                    entries.size() - missing.size() + " of " + entries.size(),
                    remarks(file, group, missing));
        });
        text.append('\n');
    }

    private String remarks(VectorFile file, String group, List<String> missing) {
        List<String> entries = file.groups().getOrDefault(group, List.of());
        String notes = entries.stream()
                .filter(entry -> !vectors.note(file.path(group, entry)).isEmpty())
                .map(entry -> "`" + entry + "`: " + vectors.note(file.path(group, entry)))
                .collect(Collectors.joining("; "));
        if (missing.isEmpty() || missing.size() == entries.size()) {
            return notes;
        }
        return "not yet: " + String.join(", ", missing) + (notes.isEmpty() ? "" : "; " + notes);
    }

    private void chapter(Chapter chapter) {
        text.append("## ").append(chapter.title());
        text.append("\n\n| id | promise | clauses | shown by | missing |\n|---|---|---|---|---|\n");
        for (Promise promise : chapter.promises()) {
            List<Clause> done = promise.clauses().stream().filter(clauses::has).toList();
            row(
                    promise.id(),
                    promise.text(),
                    state(done.size(), promise.clauses().size()),
                    done.stream().map(this::shownBy).collect(Collectors.joining("<br>")),
                    missing(promise, done));
        }
        text.append('\n');
    }

    private static String state(int done, int all) {
        return (done == all ? "whole, " : "") + done + " of " + all;
    }

    private String shownBy(Clause clause) {
        return clauses.evidence(clause).entrySet().stream()
                .map(test -> "**" + clause.id() + "** " + part(test.getKey())
                        + test.getKey().name() + " (`"
                        + test.getKey().className() + "`"
                        + (test.getValue() == 1 ? "" : ", " + test.getValue() + " cases")
                        + (test.getKey().standIn() ? ", by a stand-in" : "") + ")")
                .collect(Collectors.joining("<br>"));
    }

    private static String part(Evidence test) {
        return test.isWhole() ? "" : test.part() + ": ";
    }

    /** The texts where something is shown already; a promise that nothing shows is said by its number of clauses. */
    private static String missing(Promise promise, List<Clause> done) {
        if (done.isEmpty()) {
            return "all";
        }
        return promise.clauses().stream()
                .filter(clause -> !done.contains(clause))
                .map(clause -> "**" + clause.id() + "** " + clause.text())
                .collect(Collectors.joining("<br>"));
    }

    private void row(String... cells) {
        for (String cell : cells) {
            text.append("| ")
                    .append(cell.replace("|", "\\|").replaceAll("\\s+", " "))
                    .append(' ');
        }
        text.append("|\n");
    }
}
