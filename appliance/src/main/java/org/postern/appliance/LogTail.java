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

    /**
     * The last telling lines of the log, then what the process printed itself (an unknown Java option, for example).
     *
     * @param from where this run began in the log, in bytes
     */
    static String telling(Path log, long from, Path output) {
        List<String> lines = new ArrayList<>(last(errorsOf(read(log, from))));
        lines.addAll(last(read(output, 0)));
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

    private static List<String> read(Path file, long from) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "r")) {
            // A log that is shorter than before was rotated meanwhile: all of it is new.
            long begin = from <= access.length() ? from : 0;
            access.seek(Math.max(begin, access.length() - READ_BYTES));
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
