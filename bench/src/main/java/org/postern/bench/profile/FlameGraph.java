package org.postern.bench.profile;

import java.util.Locale;

/** A flame graph as SVG: callers above their callees, as wide as their share of the samples, coloured by subject. */
public final class FlameGraph {
    private static final int WIDTH = 1200;
    private static final int ROW = 15;
    private static final int HEAD = 64;
    private static final double LEAST_WIDTH = 0.6;
    private static final double LETTER = 6.2;

    private final Samples samples;
    private final StringBuilder svg = new StringBuilder();
    private int deepest;

    private FlameGraph(Samples samples) {
        this.samples = samples;
    }

    /** The picture of these samples under a heading. */
    public static String of(Samples samples, String heading) {
        FlameGraph graph = new FlameGraph(samples);
        graph.frame(samples.root(), 0, 0);
        int height = HEAD + (graph.deepest + 1) * ROW;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="monospace" font-size="10">
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                <text x="4" y="18" font-size="14" font-weight="bold">%s</text>
                %s%s</svg>
                """.formatted(WIDTH, height, escape(heading), graph.legend(), graph.svg);
    }

    private String legend() {
        StringBuilder legend = new StringBuilder();
        int x = 4;
        for (Subject subject : Subject.values()) {
            String text = String.format(Locale.ROOT, "%s %.1f %%", subject.title(), 100 * samples.share(subject));
            legend.append(String.format(
                    "<rect x=\"%d\" y=\"30\" width=\"10\" height=\"10\" fill=\"%s\"/>"
                            + "<text x=\"%d\" y=\"39\" font-size=\"11\">%s</text>%n",
                    x, subject.colour(), x + 14, escape(text)));
            x += 30 + text.length() * 7;
        }
        return legend.toString();
    }

    private void frame(Frame frame, double x, int depth) {
        double width = WIDTH * (double) frame.samples() / samples.count();
        if (width < LEAST_WIDTH) {
            return;
        }
        deepest = Math.max(deepest, depth);
        box(frame, x, width, HEAD + depth * ROW);
        double left = x;
        for (Frame callee : frame.callees()) {
            frame(callee, left, depth + 1);
            left += WIDTH * (double) callee.samples() / samples.count();
        }
    }

    private void box(Frame frame, double x, double width, int y) {
        String share = String.format(Locale.ROOT, "%.1f %%", 100.0 * frame.samples() / samples.count());
        svg.append(String.format(
                Locale.ROOT,
                "<g><title>%s: %s</title><rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\""
                        + " fill-opacity=\"0.75\" stroke=\"#fff\" stroke-width=\"0.4\"/>",
                escape(frame.method()),
                share,
                x,
                y,
                width,
                ROW - 1,
                Subject.ofFrame(frame.method()).colour()));
        int letters = (int) ((width - 4) / LETTER);
        if (letters > 3) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" fill=\"#fff\">%s</text>",
                    x + 2,
                    y + 11,
                    escape(shortened(frame.method(), letters))));
        }
        svg.append("</g>\n");
    }

    /** Class and method; the package is in the tooltip. */
    private static String shortened(String method, int letters) {
        int methodDot = method.lastIndexOf('.');
        String name = method.substring(method.lastIndexOf('.', methodDot - 1) + 1);
        return name.length() <= letters ? name : name.substring(0, letters - 1) + "…";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
