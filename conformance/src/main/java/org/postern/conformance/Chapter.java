package org.postern.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A chapter of docs/protocol/promises.json.
 *
 * @param title with its letter
 * @param promises whose ids begin with that letter
 */
record Chapter(String title, List<Promise> promises) {
    /** The chapters of the file, in its order. */
    static List<Chapter> read(Path file) throws IOException {
        JsonNode root = new ObjectMapper().readTree(Files.readAllBytes(file));
        List<Chapter> chapters = new ArrayList<>();
        root.required("chapters").properties().forEach(chapter -> {
            List<Promise> promises = new ArrayList<>();
            for (JsonNode promise : root.required("promises")) {
                if (text(promise, "id").startsWith(chapter.getKey() + "-")) {
                    promises.add(new Promise(text(promise, "id"), text(promise, "text"), clauses(promise)));
                }
            }
            chapters.add(
                    new Chapter(chapter.getKey() + " — " + chapter.getValue().asText(), promises));
        });
        return chapters;
    }

    private static List<Clause> clauses(JsonNode promise) {
        List<Clause> clauses = new ArrayList<>();
        for (JsonNode clause : promise.required("clauses")) {
            clauses.add(new Clause(text(clause, "id"), text(clause, "text")));
        }
        return clauses;
    }

    private static String text(JsonNode node, String member) {
        return node.required(member).asText();
    }
}
