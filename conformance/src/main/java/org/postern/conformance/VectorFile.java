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
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * The recorded vectors of one file, by group. A test shows one by carrying the name {@code file/group/entry}.
 *
 * @param name of the file
 * @param groups the entries of each group: what a test has to name, be it a name or a position
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
                member.getValue().properties().forEach(group -> groups.put(group.getKey(), entries(group.getValue())));
            } else if (!NO_VECTORS.contains(member.getKey())) {
                groups.put(member.getKey(), entries(member.getValue()));
            }
        });
        return new VectorFile(file.getFileName().toString(), groups);
    }

    /** A list has its elements, a table of objects its members; an object of single values is one vector, at position 0. */
    private static List<String> entries(JsonNode group) {
        if (group.isArray()) {
            return elements("", group);
        }
        boolean hasLists = StreamSupport.stream(group.spliterator(), false).anyMatch(VectorFile::isList);
        boolean isTable = StreamSupport.stream(group.spliterator(), false).allMatch(JsonNode::isObject);
        if (!hasLists && !isTable) {
            return List.of("0");
        }
        List<String> entries = new ArrayList<>();
        group.properties().forEach(member -> {
            if (isList(member.getValue())) {
                entries.addAll(elements(member.getKey() + "/", member.getValue()));
            } else if (member.getValue().isObject()) {
                entries.add(member.getKey());
            }
        });
        return entries;
    }

    private static boolean isList(JsonNode value) {
        return value.isArray() && value.path(0).isObject();
    }

    /** Names serve only where they tell all elements apart. */
    private static List<String> elements(String prefix, JsonNode list) {
        List<String> names = StreamSupport.stream(list.spliterator(), false)
                .filter(element -> element.has("name"))
                .map(element -> element.required("name").asText())
                .distinct()
                .toList();
        return IntStream.range(0, list.size())
                .mapToObj(i -> prefix + (names.size() == list.size() ? names.get(i) : Integer.toString(i)))
                .toList();
    }

    String path(String group, String entry) {
        return name + "/" + group + "/" + entry;
    }
}
