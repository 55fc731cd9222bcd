package org.postern.client.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.client.failure.FileProblem;
import org.postern.client.failure.VerificationFailed;
import org.postern.client.json.Json;

/**
 * The content of a directory: entries with unique names (client.md §8). Immutable.
 *
 * @param entries in the order in which they were added
 */
public record Directory(List<DirectoryEntry> entries) {
    /** Mime type of a directory's content. */
    public static final String MIME_TYPE = "application/json";

    /** A directory without entries. */
    public static final Directory EMPTY = new Directory(List.of());

    public Directory {
        entries = List.copyOf(entries);
    }

    /** The entry of this name. */
    public Optional<DirectoryEntry> find(String name) {
        return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /**
     * With one more entry.
     *
     * @throws FileProblem if the name is taken or cannot be one
     */
    public Directory with(DirectoryEntry added) throws FileProblem {
        requireFree(added.name());
        List<DirectoryEntry> all = new ArrayList<>(entries);
        all.add(added);
        return new Directory(all);
    }

    /** Without the entry of this name. */
    public Directory without(String name) {
        return new Directory(
                entries.stream().filter(entry -> !entry.name().equals(name)).toList());
    }

    /**
     * Refuses a name that is taken or cannot be one.
     *
     * @throws FileProblem saying which
     */
    public void requireFree(String name) throws FileProblem {
        if (name.isEmpty() || name.indexOf('/') >= 0) {
            throw new FileProblem("A name has at least one letter and no \"/\".");
        }
        if (find(name).isPresent()) {
            throw new FileProblem("You already have a file named \"" + name
                    + "\". It is unharmed. Choose another name with --name, or remove it first with rm.");
        }
    }

    byte[] toJson() {
        ArrayNode list = Json.array();
        entries.forEach(entry -> list.add(entry.toJson()));
        return Json.bytes(list);
    }

    static Directory of(byte[] json) throws VerificationFailed {
        try {
            JsonNode list = Json.parse(json);
            if (!list.isArray()) {
                throw new IllegalArgumentException("Expected a list of entries");
            }
            List<DirectoryEntry> entries = new ArrayList<>();
            list.forEach(entry -> entries.add(DirectoryEntry.of(entry)));
            return new Directory(entries);
        } catch (IllegalArgumentException e) {
            throw new VerificationFailed("Your file list has an unknown form. It is not changed.", e);
        }
    }
}
