package org.postern.bench.micro;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs benchmarks in turns: short JMH iterations of all of them, again and again, in one process. Other load on the machine then
 * meets all of them, and a ratio taken within a round means more than two figures of two minutes.
 */
final class Turns {
    private static final int WARM_UP_ROUNDS = 9;
    private static final int ROUNDS = 9;
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final List<String> benchmarks;
    private final TimeValue slice;

    /** @param seconds time for each benchmark, half of it to warm up */
    Turns(List<String> benchmarks, double seconds) {
        this.benchmarks = benchmarks;
        this.slice =
                new TimeValue(Math.max(10, (long) (1000 * seconds / (WARM_UP_ROUNDS + ROUNDS))), TimeUnit.MILLISECONDS);
    }

    /** Rates of every benchmark, round by round. */
    Map<String, Rates> run() throws RunnerException {
        // The lock keeps other benchmarks of this machine out, and is a file anybody may own.
        System.setProperty("jmh.ignoreLock", "true");
        Map<String, Rates> rates = new LinkedHashMap<>();
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            for (RunResult result : new Runner(options().build()).run()) {
                if (round >= 0) {
                    rates.computeIfAbsent(name(result), _ -> new Rates()).add(score(result), allocated(result));
                }
            }
        }
        return rates;
    }

    private ChainedOptionsBuilder options() {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .mode(Mode.Throughput)
                .timeUnit(TimeUnit.SECONDS)
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(slice)
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT);
        benchmarks.forEach(name -> options.include(Pattern.quote("." + name) + "$"));
        return options;
    }

    private static String name(RunResult result) {
        String full = result.getParams().getBenchmark();
        return full.substring(full.lastIndexOf('.', full.lastIndexOf('.') - 1) + 1);
    }

    private static double score(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    private static double allocated(RunResult result) {
        Result<?> bytes = result.getSecondaryResults().get(ALLOCATED);
        return bytes == null ? 0 : bytes.getScore();
    }
}
