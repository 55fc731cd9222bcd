package org.postern.bench.micro;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Results as text: name, operations per second, bytes allocated by one, ratio, aim, met or missed. */
record Table(String title, List<Line> lines) {
    /** Every benchmark that is needed for the lines. */
    List<String> benchmarks() {
        List<String> names = new ArrayList<>();
        for (Line line : lines) {
            names.add(line.benchmark());
            line.aim().ifPresent(aim -> names.add(aim.against()));
        }
        return names.stream().distinct().toList();
    }

    String print(Map<String, Rates> rates) {
        StringBuilder text = new StringBuilder();
        text.append(String.format("%n%-44s %12s %12s %7s %6s%n", title, "ops/s", "bytes/op", "ratio", "aim"));
        lines.forEach(line -> text.append(print(line, rates)));
        return text.toString();
    }

    private static String print(Line line, Map<String, Rates> rates) {
        Rates own = known(rates, line.benchmark());
        String figures =
                String.format(Locale.ROOT, "%-44s %,12.0f %,12.0f", line.name(), own.perSecond(), own.allocated());
        return figures
                + line.aim()
                        .map(aim -> judged(own.against(known(rates, aim.against())), aim.ratio()))
                        .orElse("")
                + System.lineSeparator();
    }

    private static String judged(double ratio, double aim) {
        return String.format(Locale.ROOT, " %7.2f %6.2f  %s", ratio, aim, ratio >= aim ? "met" : "MISSED");
    }

    private static Rates known(Map<String, Rates> rates, String benchmark) {
        return Objects.requireNonNull(rates.get(benchmark), () -> "no benchmark " + benchmark);
    }
}
