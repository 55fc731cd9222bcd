package org.postern.appliance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The script {@code postern} for tests: called with arguments, or started and awaited until the appliance is ready. */
public record LauncherScript(Path folder) {
    /** A server that lives for a minute does not get round to the second compiler: so it starts in two thirds of the time. */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    /** What a finished call printed, errors included, and its exit code. */
    public record Outcome(int exitCode, String text) {}

    /** A symbolic link to the script in a folder of its own. */
    public static LauncherScript linkedFrom(Path folder) throws IOException {
        Path script = Path.of(System.getProperty("postern.test.launcher", "")).toRealPath();
        Files.createSymbolicLink(Files.createDirectories(folder).resolve("postern"), script);
        return new LauncherScript(folder);
    }

    /** Calls a command and waits for its end. */
    public Outcome call(String... arguments) throws IOException, InterruptedException {
        Process process = process(List.of(arguments));
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), text);
    }

    /** Calls {@code run} and returns when the appliance is ready. */
    public RunningLauncher run(String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of("run"));
        words.addAll(List.of(arguments));
        return RunningLauncher.awaitReady(process(words));
    }

    /** The same by other words in front of the script, and with more in its environment. */
    public RunningLauncher run(List<String> prefix, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> words = new ArrayList<>(List.of("run"));
        words.addAll(List.of(arguments));
        return RunningLauncher.awaitReady(process(prefix, environment, words));
    }

    private Process process(List<String> arguments) throws IOException {
        return process(List.of(), Map.of(), arguments);
    }

    private Process process(List<String> prefix, Map<String, String> environment, List<String> arguments)
            throws IOException {
        List<String> words = new ArrayList<>(prefix);
        words.add(folder.resolve("postern").toString());
        words.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        // The build these tests are part of has just made everything.
        builder.environment().put("POSTERN_NO_BUILD", "1");
        builder.environment().put("POSTERN_JAVA_OPTS", QUICK_START);
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** All processes with this path on their command line. */
    static List<String> processesNaming(Path path) throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .map(process -> commandLine(process.resolve("cmdline")))
                    .filter(line -> line.contains(path.toString()))
                    .toList();
        }
    }

    private static String commandLine(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? Files.readString(file, StandardCharsets.ISO_8859_1).replace('\0', ' ')
                    : "";
        } catch (IOException e) {
            return ""; // ended meanwhile
        }
    }
}
