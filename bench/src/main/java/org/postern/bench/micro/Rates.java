package org.postern.bench.micro;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What one benchmark reached, round by round. */
final class Rates {
    private final List<Double> perSecond = new ArrayList<>();
    private final List<Double> allocated = new ArrayList<>();

    /**
     * Adds a round.
     *
     * @param operations per second
     * @param bytes allocated by one operation
     */
    void add(double operations, double bytes) {
        perSecond.add(operations);
        allocated.add(bytes);
    }

    /** Median of operations per second. */
    double perSecond() {
        return median(perSecond);
    }

    /** Median of bytes allocated by one operation. */
    double allocated() {
        return median(allocated);
    }

    /** Median of the ratios round by round. */
    double against(Rates plain) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < perSecond.size(); i++) {
            ratios.add(perSecond.get(i) / plain.perSecond.get(i));
        }
        return median(ratios);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
