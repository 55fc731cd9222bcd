package org.postern.protocol.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.postern.protocol.method.Method;
import org.postern.protocol.method.Subject;
import org.postern.protocol.method.Types;
import org.postern.protocol.schema.Named;

/** The files of {@code docs/api}, made of the declarations and of the examples that lie beside them. */
public final class Reference {
    private static final String MADE =
            "<!-- Written by ./postern api --write from the declarations of the methods. -->\n";

    private final Path directory;

    /**
     * The files of a directory.
     *
     * @param directory {@code docs/api}
     */
    public Reference(Path directory) {
        this.directory = directory;
    }

    /** Where the example of a method is kept. */
    public static Path example(Path directory, String method) {
        return directory.resolve("examples").resolve(method + ".txt");
    }

    /** Every file by its name. */
    public Map<String, String> files() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("README.md", index());
        files.put("types.md", types());
        for (Subject subject : Subject.values()) {
            files.put(page(subject), subject(subject));
        }
        files.put("schema.json", JsonSchemas.all());
        return files;
    }

    private String index() {
        StringBuilder out = new StringBuilder(MADE);
        out.append("""
                # The API, method by method

                What each method takes, answers and refuses, from the declarations that the server and the clients themselves use.
                What it means and does is in the [protocol reference](../protocol/api.md). Types are in [types.md](types.md); for
                programs there is [schema.json](schema.json) (JSON Schema 2020-12). The examples were made over the wire by a test.

                | method | |
                |---|---|
                """);
        for (Subject subject : Subject.values()) {
            out.append("| **")
                    .append(subject.title())
                    .append("** | ")
                    .append(subject.reference())
                    .append(" |\n");
            for (Method<?, ?> method : subject.methods()) {
                out.append("| [`")
                        .append(method.name())
                        .append("`](")
                        .append(page(subject))
                        .append('#');
                out.append(method.name().toLowerCase(Locale.ROOT)).append(") | ");
                out.append(method.notes().says()).append(" |\n");
            }
        }
        return out.toString();
    }

    private static String types() {
        StringBuilder out = new StringBuilder(MADE);
        out.append(
                "# Types\n\nOf several named types on the way to a wrong value the outermost one decides the code.\n");
        for (Named<?> type : Types.all()) {
            out.append("\n## ").append(type.name()).append("\n\n");
            out.append(Describing.of(type.inner())).append(". ");
            out.append(type.code()
                    .map(code -> "Refused with " + MethodText.code(code) + ".")
                    .orElse("Names no code."));
            out.append('\n');
            var lines = Lines.of(type.inner());
            if (!lines.isEmpty()) {
                out.append("\n| member | type | |\n|---|---|---|\n");
                lines.forEach(line -> out.append(line).append('\n'));
            }
        }
        return out.toString();
    }

    private String subject(Subject subject) throws IOException {
        StringBuilder out = new StringBuilder(MADE);
        out.append("# ").append(subject.title()).append("\n\nIn the protocol reference: ");
        out.append(subject.reference()).append(".\n\n");
        for (Method<?, ?> method : subject.methods()) {
            out.append(MethodText.of(method, Files.readString(example(directory, method.name()))));
        }
        return out.toString();
    }

    private static String page(Subject subject) {
        return subject.name().toLowerCase(Locale.ROOT) + ".md";
    }
}
