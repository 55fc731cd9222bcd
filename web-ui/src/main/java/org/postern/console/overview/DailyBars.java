package org.postern.console.overview;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.postern.console.text.Figures;
import org.postern.core.admin.boundary.DayCount;

/**
 * Messages per day as SVG. Places along the days are shares of the width and heights are pixels, so that bars stretch with
 * the page while letters keep their size.
 *
 * @param days one count per day, oldest first, without gaps
 */
record DailyBars(List<DayCount> days) {

    private static final int HEIGHT = 168;
    private static final int TOP = 10;
    private static final int BASE = 138;
    private static final int LABELS = 158;
    private static final int DIGIT_WIDTH = 8;
    private static final double BAR_SHARE = 0.68;
    private static final List<Integer> EVEN_STEPS = List.of(2, 4, 6, 8, 10);

    DailyBars {
        days = List.copyOf(days);
    }

    long total() {
        return days.stream().mapToLong(DayCount::messages).sum();
    }

    /** The plot in one sentence, for those who do not see it. */
    String summary() {
        if (total() == 0) {
            return "No messages in the last %d days.".formatted(days.size());
        }
        DayCount most = days.get(busiest());
        return "%s from %s to %s, most on %s with %s."
                .formatted(
                        Figures.counted(total(), "message", "messages"),
                        Figures.day(days.getFirst().day()),
                        Figures.day(days.getLast().day()),
                        Figures.day(most.day()),
                        Figures.count(most.messages()));
    }

    private int busiest() {
        OptionalInt most = IntStream.range(0, days.size())
                .reduce((a, b) -> days.get(b).messages() > days.get(a).messages() ? b : a);
        return most.orElseThrow(() -> new IllegalArgumentException("a plot needs at least one day, found none"));
    }

    /** The upper end of the scale: at least the largest count, and even, so that its half is a count as well. */
    long scale() {
        long largest = days.stream().mapToLong(DayCount::messages).max().orElse(0);
        long power = 1;
        while (true) {
            for (int step : EVEN_STEPS) {
                if (step * power >= largest) {
                    return step * power;
                }
            }
            power *= 10;
        }
    }

    /** Grid, bars and days. */
    String plot() {
        var svg = new StringBuilder();
        svg.append("<svg width=\"100%%\" height=\"%d\" role=\"img\" aria-label=\"%s\">".formatted(HEIGHT, summary()));
        for (long value : List.of(scale(), scale() / 2)) {
            svg.append(line("line", y(value)));
        }
        for (int i = 0; i < days.size(); i++) {
            svg.append(bar(i));
        }
        svg.append(line("base", BASE));
        if (total() == 0) {
            svg.append("<text class=\"none\" x=\"50%%\" y=\"%d\" text-anchor=\"middle\">No messages yet</text>"
                    .formatted((TOP + BASE) / 2 - 6));
        }
        return svg.append("</svg>").toString();
    }

    /** The numbers beside the plot; its summary already says them to screen readers. */
    String axis() {
        int width = DIGIT_WIDTH * Figures.count(scale()).length();
        var svg = new StringBuilder("<svg width=\"%d\" height=\"%d\" aria-hidden=\"true\">".formatted(width, HEIGHT));
        for (long value : List.of(scale(), scale() / 2, 0L)) {
            svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                    .formatted(width, y(value) + 4, Figures.count(value)));
        }
        return svg.append("</svg>").toString();
    }

    private String bar(int index) {
        DayCount day = days.get(index);
        double share = 100.0 / days.size();
        int top = y(day.messages());
        String words = Figures.day(day.day()) + ": " + Figures.counted(day.messages(), "message", "messages");
        var group = new StringBuilder("<g><title>%s</title>".formatted(words));
        group.append(rect("reach", index * share, share, TOP, BASE - TOP, 0));
        if (day.messages() > 0) {
            group.append(rect("bar", (index + (1 - BAR_SHARE) / 2) * share, share * BAR_SHARE, top, BASE - top, 2));
        }
        return group.append(label(index, day.day(), share)).append("</g>").toString();
    }

    /** Every second day is named, and every fourth where there is little room; the last one always. */
    private String label(int index, LocalDate day, double share) {
        int fromEnd = days.size() - 1 - index;
        if (fromEnd % 2 != 0) {
            return "";
        }
        String style = fromEnd % 4 == 0 ? "major" : "minor";
        return String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%.3f%%\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                style,
                (index + 0.5) * share,
                LABELS,
                Figures.shortDay(day));
    }

    private int y(long count) {
        return BASE - Math.toIntExact(Math.round((double) (BASE - TOP) * count / scale()));
    }

    private static String line(String style, int y) {
        return "<line class=\"%s\" x1=\"0\" x2=\"100%%\" y1=\"%d.5\" y2=\"%d.5\"/>".formatted(style, y, y);
    }

    private static String rect(String style, double x, double width, int y, int height, int radius) {
        return String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.3f%%\" width=\"%.3f%%\" y=\"%d\" height=\"%d\" rx=\"%d\"/>",
                style,
                x,
                width,
                y,
                height,
                radius);
    }
}
