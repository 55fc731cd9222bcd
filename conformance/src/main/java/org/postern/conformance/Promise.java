package org.postern.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One row of the map of promises (docs/protocol/whitepaper-map.md).
 *
 * @param id such as {@code S-30}
 * @param text the promise
 */
record Promise(String id, String text) {
    static final Pattern ID = Pattern.compile("\\b[SCIKM]-\\d{1,3}\\b");
    private static final Pattern CHAPTER = Pattern.compile("## ([SCIKM]) — (.+)");
    private static final Pattern ROW = Pattern.compile("\\| ([SCIKM]-\\d{1,3}) \\| ([^|]+) \\|.*");

    /** A chapter of the white paper with its promises. */
    record Chapter(String title, List<Promise> promises) {}

    /** The chapters of the map, in its order. */
    static List<Chapter> read(Path map) throws IOException {
        List<Chapter> chapters = new ArrayList<>();
        for (String line : Files.readAllLines(map)) {
            Matcher chapter = CHAPTER.matcher(line);
            Matcher row = ROW.matcher(line);
            if (chapter.matches()) {
                chapters.add(new Chapter(chapter.group(1) + " — " + chapter.group(2), new ArrayList<>()));
            } else if (row.matches()) {
                chapters.getLast()
                        .promises()
                        .add(new Promise(row.group(1), row.group(2).strip()));
            }
        }
        return chapters;
    }
}
