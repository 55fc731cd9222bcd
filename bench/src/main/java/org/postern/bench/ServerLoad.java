package org.postern.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server takes of its machine.
 *
 * @param threads of its process
 * @param heap bytes that are left after a full collection
 * @param resident bytes of memory that its process has
 */
record ServerLoad(int threads, long heap, long resident) {
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    static ServerLoad of(ProcessHandle server) throws IOException, InterruptedException {
        // Before it is looked at: the collection that counts what is alive, and gives back what is not.
        long heap = Long.parseLong(find(TOTAL, histogram(server)));
        String status = Files.readString(Path.of("/proc", String.valueOf(server.pid()), "status"));
        return new ServerLoad(
                Integer.parseInt(find(Pattern.compile("Threads:\\s+(\\d+)"), status)),
                heap,
                Long.parseLong(find(Pattern.compile("VmRSS:\\s+(\\d+) kB"), status)) << 10);
    }

    private static String histogram(ProcessHandle server) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(server.pid()),
                        "GC.class_histogram"))
                .redirectErrorStream(true)
                .start();
        String answer = new String(jcmd.getInputStream().readAllBytes(), UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IOException("Expected the server to count its objects, found: " + answer);
        }
        return answer;
    }

    private static String find(Pattern pattern, String text) throws IOException {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IOException("Expected " + pattern + ", found none");
        }
        return found.group(1);
    }

    /** The difference to what it was before, for so many more calls. */
    String print(ServerLoad before, int calls) {
        return String.format(
                """
                  threads                  %10d before, %d with them
                  heap after a collection  %10.1f MB before, %.1f with them: %.1f KB a call
                  resident memory          %10.1f MB before, %.1f with them: %.1f KB a call
                """,
                before.threads,
                threads,
                mega(before.heap),
                mega(heap),
                kiloEach(heap - before.heap, calls),
                mega(before.resident),
                mega(resident),
                kiloEach(resident - before.resident, calls));
    }

    private static double mega(long bytes) {
        return bytes / 1e6;
    }

    private static double kiloEach(long bytes, int calls) {
        return bytes / 1e3 / calls;
    }
}
