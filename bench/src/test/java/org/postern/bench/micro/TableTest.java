package org.postern.bench.micro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Benchmark;

class TableTest {
    private static final Table TABLE =
            new Table("title", List.of(Line.of("plain", "A.plain"), Line.of("ours", "A.ours", "A.plain", 0.9)));

    private static Rates rates(double... perSecond) {
        Rates rates = new Rates();
        for (double rate : perSecond) {
            rates.add(rate, 10 * rate);
        }
        return rates;
    }

    @Test
    void needsEachBenchmarkOnce() {
        assertEquals(List.of("A.plain", "A.ours"), TABLE.benchmarks());
    }

    @Test
    void takesTheMedianOfTheRatiosOfTheRounds() {
        // Rounds of which the second met other load: 0.5, 1, 2; the medians alone would say 2.
        assertEquals(1.0, rates(50, 10, 200).against(rates(100, 10, 100)));
        assertEquals(50, rates(50, 10, 200).perSecond());
        assertEquals(500, rates(50, 10, 200).allocated());
        assertEquals(1.5, rates(1, 2).against(rates(1, 1)));
    }

    @Test
    void saysWhetherTheAimIsMet() {
        String met = TABLE.print(Map.of("A.plain", rates(100), "A.ours", rates(90)));
        String missed = TABLE.print(Map.of("A.plain", rates(100), "A.ours", rates(89)));
        assertTrue(met.contains("0.90   0.90  met"), met);
        assertTrue(missed.contains("0.89   0.90  MISSED"), missed);
        assertTrue(met.contains("1,000"), "bytes of an operation: " + met);
    }

    static Stream<Table> tables() {
        return Stream.of(
                CurveBenchmarks.table(),
                EciesBenchmarks.table(),
                PrimitiveBenchmarks.table(),
                TextBenchmarks.table(),
                SrpBenchmarks.table(),
                RecordBenchmarks.table(),
                EngineBenchmarks.table());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void namesBenchmarksThatExist(Table table) throws ClassNotFoundException {
        for (String benchmark : table.benchmarks()) {
            String[] parts = benchmark.split("\\.", -1);
            Class<?> holder = Class.forName(getClass().getPackageName() + "." + parts[0]);
            assertTrue(
                    Arrays.stream(holder.getMethods())
                            .filter(method -> method.isAnnotationPresent(Benchmark.class))
                            .map(Method::getName)
                            .anyMatch(parts[1]::equals),
                    benchmark);
        }
    }
}
