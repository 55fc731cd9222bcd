package org.postern.bench.micro;

import java.util.List;
import java.util.function.Consumer;
import org.openjdk.jmh.runner.RunnerException;

/** {@code ./postern bench crypto} and {@code ./postern bench transport}. */
public final class MicroBench {
    private final List<Table> tables;
    private final double seconds;

    private MicroBench(List<Table> tables, double seconds) {
        this.tables = tables;
        this.seconds = seconds;
    }

    /**
     * Primitives.
     *
     * @param seconds for each benchmark, warming up included
     */
    public static MicroBench crypto(double seconds) {
        return new MicroBench(
                List.of(
                        CurveBenchmarks.table(),
                        EciesBenchmarks.table(),
                        PrimitiveBenchmarks.table(),
                        TextBenchmarks.table(),
                        SrpBenchmarks.table()),
                seconds);
    }

    /**
     * Records, and conversations with an engine in memory.
     *
     * @param seconds for each benchmark, warming up included
     */
    public static MicroBench transport(double seconds) {
        return new MicroBench(List.of(RecordBenchmarks.table(), EngineBenchmarks.table()), seconds);
    }

    /** Measures table by table. */
    public void run(Consumer<String> out) throws RunnerException {
        for (Table table : tables) {
            out.accept(table.print(new Turns(table.benchmarks(), seconds).run()));
        }
    }
}
