package org.postern.db;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log file, for messages about a start that failed. */
final class LogTail {

    private LogTail() {}

    /** The last lines joined by line feeds; empty if there is no such file. */
    static String of(Path log, int lines) {
        try {
            List<String> all = List.of(new String(Files.readAllBytes(log), StandardCharsets.UTF_8).split("\n", -1));
            List<String> written = all.stream().filter(line -> !line.isBlank()).toList();
            return String.join("\n", written.subList(Math.max(0, written.size() - lines), written.size()));
        } catch (IOException e) {
            return "";
        }
    }
}
