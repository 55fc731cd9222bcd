package org.postern.core.settings;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** What values a setting takes: its form, unit and bounds (api.md §23). */
public sealed interface SettingType {

    /** For people: what is expected. */
    String expected();

    /** What one of it is; empty where it is nothing countable. */
    default String unit() {
        return "";
    }

    record Truth() implements SettingType {
        @Override
        public String expected() {
            return "true or false";
        }
    }

    record Whole(long min, long max) implements SettingType {
        @Override
        public String expected() {
            return "an integer from " + min + " to " + max;
        }
    }

    /**
     * A span of time.
     *
     * @param orNever whether the word false is a value too
     */
    record Span(ChronoUnit one, Duration min, Duration max, boolean orNever) implements SettingType {
        @Override
        public String expected() {
            long length = one.getDuration().toMillis();
            return "a number of " + unit() + " from " + min.toMillis() / length + " to " + max.toMillis() / length
                    + (orNever ? ", or false" : "");
        }

        @Override
        public String unit() {
            return one == ChronoUnit.MILLIS ? "milliseconds" : "seconds";
        }
    }

    /** A text of a form of its own. */
    record Text(String expected) implements SettingType {}
}
