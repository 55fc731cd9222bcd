package org.postern.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rates of ours and of the plain thing, taken turn by turn; the ratio is the median of the ratios round by round. */
final class Comparison {
    private static final int WIDTH = 40;

    private final String name;
    private final String unit;
    private final String plainName;
    private final double goal;
    private final NanoClock clock;
    private final List<Double> ours = new ArrayList<>();
    private final List<Double> plain = new ArrayList<>();

    /** @param goal the ratio we aim for */
    Comparison(String name, String unit, String plainName, double goal) {
        this(name, unit, plainName, goal, System::nanoTime);
    }

    Comparison(String name, String unit, String plainName, double goal, NanoClock clock) {
        this.clock = clock;
        this.name = name;
        this.unit = unit;
        this.plainName = plainName;
        this.goal = goal;
    }

    /** Nanoseconds from any origin. */
    @FunctionalInterface
    interface NanoClock {
        long nanos();
    }

    /** Work that is timed; gives the amount done. */
    @FunctionalInterface
    interface Work {
        double run() throws Exception;
    }

    void round(Work oursWork, Work plainWork) throws Exception {
        double plainRate = rate(plainWork);
        add(rate(oursWork), plainRate);
    }

    /** A round whose rates were measured by the caller. */
    void add(double oursRate, double plainRate) {
        ours.add(oursRate);
        plain.add(plainRate);
    }

    double rate(Work work) throws Exception {
        long start = clock.nanos();
        double amount = work.run();
        return amount * 1e9 / (clock.nanos() - start);
    }

    double ratio() {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(ours.get(i) / plain.get(i));
        }
        return median(ratios);
    }

    String print() {
        double most = Math.max(median(ours), median(plain));
        return String.format(
                "%n%s%n%s%s%n  ratio %.2f (rounds %d, aim %.2f)%n",
                name,
                bar("Postern", median(ours), most),
                bar(plainName, median(plain), most),
                ratio(),
                ours.size(),
                goal);
    }

    private String bar(String label, double rate, double most) {
        int length = (int) Math.round(WIDTH * rate / most);
        return String.format("  %-24s %10.1f %-8s %s%n", label, rate, unit, "█".repeat(length));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
