package org.postern.protocol.directory.checkpoint;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Malformed;

/**
 * How long a log is and what its root is (C2SP tlog-checkpoint; pki.md §19.4): three lines, and others that extend it.
 *
 * @param origin names the log, here the host
 * @param size number of entries: seq of the newest revision and one
 * @param root hash over all entries
 * @param extensions more lines, none of them empty
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {
    private static final int LINES = 3;

    /** Checks the form of the lines. */
    public Checkpoint {
        extensions = List.copyOf(extensions);
        boolean fits = Note.isLine(origin) && size >= 0 && extensions.stream().allMatch(Note::isLine);
        if (!fits) {
            throw new IllegalArgumentException("Expected lines of visible text and a size of at least 0");
        }
    }

    /** A checkpoint of three lines. */
    public Checkpoint(String origin, long size, Hash root) {
        this(origin, size, root, List.of());
    }

    /** The text that is signed, with the end of its last line. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(origin).append('\n').append(size).append('\n');
        text.append(Base64.getEncoder().encodeToString(root.toArray())).append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /**
     * Reads such a text.
     *
     * @throws Malformed when it is none, or not the only form of what it says
     */
    static Checkpoint read(String text) throws Malformed {
        List<String> lines = Arrays.asList(text.split("\n", -1));
        if (lines.size() <= LINES || !lines.getLast().isEmpty()) {
            throw new Malformed("Expected a checkpoint of three lines or more, found " + lines.size());
        }
        try {
            Checkpoint checkpoint = new Checkpoint(
                    lines.getFirst(),
                    Long.parseLong(lines.get(1)),
                    Hash.of(Base64.getDecoder().decode(lines.get(2))),
                    lines.subList(LINES, lines.size() - 1));
            if (!checkpoint.text().equals(text)) {
                throw new Malformed("Expected numbers in their only form, found another");
            }
            return checkpoint;
        } catch (IllegalArgumentException e) {
            throw new Malformed("Expected origin, size and root, found other lines", e);
        }
    }
}
