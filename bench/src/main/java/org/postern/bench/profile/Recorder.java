package org.postern.bench.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Flight Recorder of another Java process, told what to do by {@code jcmd}. */
public final class Recorder {
    private static final String NAME = "bench";

    private final ProcessHandle process;

    /** Of a process of the same user. Deep stacks, because a container calls through a hundred frames. */
    public Recorder(ProcessHandle process) throws IOException, InterruptedException {
        this.process = process;
        tell("JFR.configure", "stackdepth=256");
    }

    public void start() throws IOException, InterruptedException {
        tell("JFR.start", "name=" + NAME, "jdk.CPUTimeSample#enabled=true", "jdk.CPUTimeSample#throttle=5ms");
    }

    /** Ends the recording and gives its samples; the file stays. */
    public Samples stop(Path file) throws IOException, InterruptedException {
        tell("JFR.stop", "name=" + NAME, "filename=" + file);
        return Samples.read(file);
    }

    private void tell(String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), String.valueOf(process.pid())));
        words.addAll(List.of(command));
        Process jcmd = new ProcessBuilder(words).redirectErrorStream(true).start();
        String answer = new String(jcmd.getInputStream().readAllBytes(), UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IOException("Expected the server to obey " + command[0] + ", found: " + answer);
        }
    }
}
