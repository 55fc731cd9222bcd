package org.postern.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The recorded vectors of one file, by group. A test shows a vector by carrying the name {@code file/group/vector}.
 *
 * @param name of the file
 * @param groups the names of the vectors in each group
 */
record VectorFile(String name, Map<String, List<String>> groups) {
    /** Members that describe the file and are no vectors. */
    private static final List<String> NO_VECTORS =
            List.of("format", "version", "conventions", "dictionary", "transcript_parameters", "description", "about");

    static VectorFile read(Path file) throws IOException {
        JsonNode root = new ObjectMapper().readTree(Files.readAllBytes(file));
        Map<String, List<String>> groups = new LinkedHashMap<>();
        root.properties().forEach(member -> {
            if (member.getKey().equals("groups")) {
                member.getValue().properties().forEach(group -> groups.put(group.getKey(), names(group.getValue())));
            } else if (!NO_VECTORS.contains(member.getKey())) {
                groups.put(member.getKey(), names(member.getValue()));
            }
        });
        return new VectorFile(file.getFileName().toString(), groups);
    }

    /** Empty where the entries carry no names of their own. */
    private static List<String> names(JsonNode group) {
        List<String> names = new ArrayList<>();
        if (group.isArray()) {
            group.forEach(vector -> {
                if (vector.has("name")) {
                    names.add(vector.get("name").asText());
                }
            });
        }
        return names;
    }
}
