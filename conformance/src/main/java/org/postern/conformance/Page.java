package org.postern.conformance;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.postern.conformance.Promise.Chapter;
import org.postern.conformance.Shown.Evidence;

/** The page: a table of vector groups, and a table of promises for each chapter. Equal results give equal text. */
final class Page {
    private static final String HEAD = """
            # Conformance

            Which test shows which promise of [the white paper](protocol/whitepaper-map.md), and which
            [recorded vectors](protocol/vectors/README.md) pass. The page is made from the results of a whole test run
            (`./postern conformance --write`), and `./postern test` fails when it says anything else than the run.

            """;

    private final StringBuilder text = new StringBuilder(HEAD);
    private final Shown shown;

    private Page(Shown shown) {
        this.shown = shown;
    }

    static String of(List<VectorFile> files, List<Chapter> chapters, Shown shown) {
        Page page = new Page(shown);
        files.forEach(page::vectors);
        page.summary(chapters);
        chapters.forEach(page::chapter);
        return page.text.toString().stripTrailing() + "\n";
    }

    private void vectors(VectorFile file) {
        text.append("## Vectors of `").append(file.name()).append("`\n\n");
        text.append("| group | passed | remarks |\n|---|---|---|\n");
        file.groups()
                .forEach((group, names) -> text.append("| `")
                        .append(group)
                        .append("` | ")
                        .append(passed(file.name(), group, names))
                        .append(" | ")
                        .append(remarks(file.name(), group, names))
                        .append(" |\n"));
        text.append('\n');
    }

    private String passed(String file, String group, List<String> names) {
        if (!names.isEmpty()) {
            long passed = names.stream()
                    .filter(name -> shown.hasVector(file, group, name))
                    .count();
            return passed + " of " + names.size();
        }
        int tests = shown.testsOf(file, group);
        return tests == 0 ? "not yet" : tests + (tests == 1 ? " test" : " tests");
    }

    private String remarks(String file, String group, List<String> names) {
        String missing = names.stream()
                .filter(name -> !shown.hasVector(file, group, name))
                .collect(Collectors.joining(", "));
        String notes = shown.notes(file, group).entrySet().stream()
                .map(entry -> "`" + entry.getKey() + "`: " + entry.getValue())
                .collect(Collectors.joining("; "));
        boolean noneYet = shown.testsOf(file, group) == 0;
        return cell(
                missing.isEmpty() || noneYet ? notes : "not yet: " + missing + (notes.isEmpty() ? "" : "; " + notes));
    }

    private void summary(List<Chapter> chapters) {
        text.append("## Promises\n\n| chapter | shown by tests | promises |\n|---|---|---|\n");
        for (Chapter chapter : chapters) {
            long done = chapter.promises().stream()
                    .filter(promise -> !shown.evidence(promise.id()).isEmpty())
                    .count();
            text.append("| ")
                    .append(chapter.title())
                    .append(" | ")
                    .append(done)
                    .append(" | ")
                    .append(chapter.promises().size())
                    .append(" |\n");
        }
        text.append('\n');
    }

    private void chapter(Chapter chapter) {
        text.append("### ").append(chapter.title()).append("\n\n| id | promise | shown by |\n|---|---|---|\n");
        for (Promise promise : chapter.promises()) {
            text.append("| ")
                    .append(promise.id())
                    .append(" | ")
                    .append(promise.text())
                    .append(" | ")
                    .append(shownBy(shown.evidence(promise.id())))
                    .append(" |\n");
        }
        text.append('\n');
    }

    private static String shownBy(Map<Evidence, Integer> evidence) {
        if (evidence.isEmpty()) {
            return "not yet";
        }
        return evidence.entrySet().stream()
                .map(entry ->
                        cell(entry.getKey().name()) + " (`" + entry.getKey().className() + "`"
                                + (entry.getValue() == 1 ? "" : ", " + entry.getValue() + " cases") + ")")
                .collect(Collectors.joining("<br>"));
    }

    private static String cell(String value) {
        return value.replace("|", "\\|").replaceAll("\\s+", " ");
    }
}
