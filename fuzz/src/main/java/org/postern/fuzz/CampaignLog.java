package org.postern.fuzz;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the figures out of what Jazzer prints. */
final class CampaignLog {
    private static final Pattern STATUS = Pattern.compile("#(\\d+)\\s+(\\w+)\\s+cov: (\\d+) ft: (\\d+) corp: (\\d+).*");

    private long executions;
    private int edges;
    private int features;
    private int inputs;

    /** Takes a line; says whether it is worth showing while the run goes on. */
    boolean read(String line) {
        Matcher status = STATUS.matcher(line);
        if (!status.matches()) {
            return line.startsWith("== ");
        }
        executions = Long.parseLong(status.group(1));
        edges = Integer.parseInt(status.group(3));
        features = Integer.parseInt(status.group(4));
        inputs = Integer.parseInt(status.group(5));
        return "pulse".equals(status.group(2));
    }

    CampaignResult result(Target target, int exitCode, Duration time, List<Path> findings, Path log) {
        return new CampaignResult(target, exitCode, executions, edges, features, inputs, time, findings, log);
    }
}
