package org.postern.bench.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/** The processor samples of one recording, merged into a tree of frames. */
public final class Samples {
    private static final String EVENT = "jdk.CPUTimeSample";

    private final Frame root = new Frame("all");
    private final Map<Subject, Long> bySubject = new EnumMap<>(Subject.class);

    private Samples() {}

    /**
     * Reads a recording.
     *
     * @throws IOException if there is none, or it holds no samples of processor time
     */
    public static Samples read(Path recording) throws IOException {
        Samples samples = new Samples();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                RecordedStackTrace stack = event.getStackTrace();
                if (event.getEventType().getName().equals(EVENT) && stack != null) {
                    samples.add(stack);
                }
            }
        }
        if (samples.count() == 0) {
            throw new IOException("Expected samples of processor time in the recording, found none");
        }
        return samples;
    }

    private void add(RecordedStackTrace stack) {
        List<String> frames = new ArrayList<>();
        for (RecordedFrame frame : stack.getFrames()) {
            frames.add(frame.getMethod().getType().getName() + "."
                    + frame.getMethod().getName());
        }
        Subject subject = Subject.ofStack(frames);
        bySubject.merge(subject, 1L, Long::sum);
        Collections.reverse(frames);
        root.add(frames);
    }

    Frame root() {
        return root;
    }

    long count() {
        return root.samples();
    }

    /** The part of one subject, 0 to 1. */
    double share(Subject subject) {
        return bySubject.getOrDefault(subject, 0L) / (double) count();
    }

    /** One line for each subject, with a bar. */
    public String table() {
        StringBuilder table = new StringBuilder();
        for (Subject subject : Subject.values()) {
            double share = share(subject);
            table.append(String.format(
                    "  %-26s %5.1f %%  %s%n", subject.title(), 100 * share, "█".repeat((int) Math.round(40 * share))));
        }
        return table.toString();
    }
}
