package org.postern.appliance;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The end of the server's logs, for messages about a start that failed. */
final class LogTail {

    private static final int LINES = 15;
    private static final int READ_BYTES = 64 * 1024;
    private static final int WIDTH = 300;

    private LogTail() {}

    /** The last telling lines of the log, then what the process printed itself (an unknown Java option, for example). */
    static String telling(Path log, Path output) {
        List<String> lines = new ArrayList<>(last(errorsOf(read(log))));
        lines.addAll(last(read(output)));
        return String.join("\n", lines);
    }

    /** Lines of errors and their causes; all lines if there is no error. */
    private static List<String> errorsOf(List<String> lines) {
        List<String> errors = lines.stream()
                .filter(line -> line.contains(" ERROR ") || line.contains(" FATAL ") || line.startsWith("Caused by:"))
                .toList();
        return errors.isEmpty() ? lines : errors;
    }

    private static List<String> last(List<String> lines) {
        return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    }

    private static List<String> read(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "r")) {
            access.seek(Math.max(0, access.length() - READ_BYTES));
            byte[] end = new byte[(int) (access.length() - access.getFilePointer())];
            access.readFully(end);
            return Stream.of(new String(end, StandardCharsets.UTF_8).split("\n", -1))
                    .filter(line -> !line.isBlank())
                    .map(line -> line.substring(0, Math.min(line.length(), WIDTH)))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
