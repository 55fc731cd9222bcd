package org.postern.fuzz;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a run came to.
 *
 * @param target what was fuzzed
 * @param exitCode of the fuzzer, 0 when it ended as planned
 * @param executions inputs tried
 * @param edges places of the program reached
 * @param features places and how often, as the fuzzer counts them
 * @param inputs size of the corpus at the end
 * @param time of the whole process, its start included
 * @param findings files with inputs that broke a property, ran out of memory or took too long
 * @param log all the fuzzer printed
 */
public record CampaignResult(
        Target target,
        int exitCode,
        long executions,
        int edges,
        int features,
        int inputs,
        Duration time,
        List<Path> findings,
        Path log) {
    /** Whether the run ended as planned and found nothing. */
    public boolean clean() {
        return exitCode == 0 && findings.isEmpty();
    }

    /** Executions for each second of the process. */
    public long perSecond() {
        return executions * 1_000 / Math.max(1, time.toMillis());
    }

    /** One line of the table under {@link #HEADER}. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "%-16s %12d %9d %8d %9d %8d %9d",
                target.text(),
                executions,
                perSecond(),
                edges,
                features,
                inputs,
                findings.size());
    }

    /** Names of the columns of {@link #line}. */
    public static final String HEADER = String.format(
            Locale.ROOT,
            "%-16s %12s %9s %8s %9s %8s %9s",
            "target",
            "executions",
            "per s",
            "edges",
            "features",
            "corpus",
            "findings");
}
