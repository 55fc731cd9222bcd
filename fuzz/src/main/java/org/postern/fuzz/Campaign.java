package org.postern.fuzz;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One run of Jazzer over one target, in a process of its own with little memory. Kept inputs are read; new ones that reach new code, and
 * findings, are written below {@code work}.
 *
 * @param target what is fuzzed
 * @param corpus directory with a directory of kept inputs for each target
 * @param work directory for what this run makes
 */
public record Campaign(Target target, Path corpus, Path work) {
    private static final String HEAP = "-Xmx320m";

    /** An input that takes longer is a finding: none takes a thousandth of it, but the first one loads classes on a busy machine. */
    private static final int TIMEOUT_SECONDS = 30;

    private static final int MAX_INPUT = 8_192;

    /**
     * Fuzzes for a time.
     *
     * @param progress gets a line now and then
     */
    public CampaignResult run(Duration time, Consumer<String> progress) throws IOException, InterruptedException {
        return run(List.of("-max_total_time=" + time.toSeconds()), progress);
    }

    /** Fuzzes the same number of inputs in the same order every time. */
    public CampaignResult runDeterministically(int executions) throws IOException, InterruptedException {
        return run(List.of("-seed=1", "-runs=" + executions), _ -> {});
    }

    private CampaignResult run(List<String> end, Consumer<String> progress) throws IOException, InterruptedException {
        Path found = Files.createDirectories(work.resolve("new"));
        Path findings = Files.createDirectories(work.resolve("findings"));
        Path log = work.resolve("log");
        List<String> command = new ArrayList<>(java());
        command.addAll(jazzer(findings));
        command.addAll(end);
        command.add(found.toString());
        Path kept = corpus.resolve(target.text());
        if (Files.isDirectory(kept)) {
            command.add(kept.toString());
        }
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .directory(work.toFile())
                .start();
        Thread ending = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(ending);
        CampaignLog summary = new CampaignLog();
        try (BufferedReader lines = process.inputReader();
                var out = Files.newBufferedWriter(log)) {
            String line = lines.readLine();
            while (line != null) {
                out.write(line);
                out.newLine();
                if (summary.read(line)) {
                    progress.accept(target.text() + ": " + line);
                }
                line = lines.readLine();
            }
        }
        int code = process.waitFor();
        Runtime.getRuntime().removeShutdownHook(ending);
        return summary.result(target, code, Duration.ofNanos(System.nanoTime() - begun), files(findings), log);
    }

    private List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-D" + JazzerEntry.PROPERTY + "=" + target.text(),
                "-cp",
                classPath(),
                "com.code_intelligence.jazzer.Jazzer");
    }

    /** The process works in another directory. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static List<String> jazzer(Path findings) {
        return List.of(
                "--target_class=" + JazzerEntry.class.getName(),
                "--instrumentation_includes=org.postern.**:org.bouncycastle.asn1.**",
                "--instrumentation_excludes=org.postern.fuzz.**",
                "--custom_hook_includes=org.postern.**",
                "--reproducer_path=" + findings,
                "-artifact_prefix=" + findings + "/",
                "-timeout=" + TIMEOUT_SECONDS,
                "-max_len=" + MAX_INPUT,
                "-print_final_stats=1");
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> !file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
