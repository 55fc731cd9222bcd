package org.postern.console.text;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Numbers, sizes and times as the console shows them: 48,213 · 18.4 MB · 20 November 2026, 23:14. */
public final class Figures {

    private static final char NO_BREAK_SPACE = '\u00a0';
    private static final long STEP = 1000;
    private static final List<String> UNITS = List.of("bytes", "kB", "MB", "GB", "TB", "PB", "EB");

    // Month names are spelt out in patterns: the locale's own short forms differ between versions of the JDK.
    private static final DateTimeFormatter DATE_AND_TIME = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.UK);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter DAY_AND_MONTH = DateTimeFormatter.ofPattern("d MMMM", Locale.UK);
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Figures() {}

    /** A count with separators: {@code 48,213}. */
    public static String count(long number) {
        return String.format(Locale.UK, "%,d", number);
    }

    /** A count with its noun: {@code 1 message}, {@code 2 messages}. */
    public static String counted(long number, String one, String many) {
        return count(number) + NO_BREAK_SPACE + (number == 1 ? one : many);
    }

    /** A size in steps of 1000 bytes, one decimal below 100: {@code 18.4 MB}, {@code 312 GB}. */
    public static String size(long bytes) {
        if (bytes < STEP) {
            return counted(bytes, "byte", "bytes");
        }
        double value = bytes;
        int unit = 0;
        // 999.5 would be rounded to 1000 of the smaller unit.
        while (value >= STEP - 0.5 && unit < UNITS.size() - 1) {
            value /= STEP;
            unit++;
        }
        String format = value < 99.95 ? "%.1f" : "%.0f";
        return String.format(Locale.UK, format, value) + NO_BREAK_SPACE + UNITS.get(unit);
    }

    /** A moment in the reader's zone: {@code 20 November 2026, 23:14}. */
    public static String moment(Instant instant, ZoneId zone) {
        return DATE_AND_TIME.format(instant.atZone(zone));
    }

    /** The day of a moment in the reader's zone: {@code 20 November 2026}. */
    public static String date(Instant instant, ZoneId zone) {
        return DATE.format(instant.atZone(zone));
    }

    /** The same moment for a hint: {@code 2026-11-20 22:14 UTC}. */
    public static String utc(Instant instant) {
        return UTC.format(instant);
    }

    /** A day of this year: {@code 20 November}. */
    public static String day(LocalDate day) {
        return DAY_AND_MONTH.format(day);
    }

    /** A short day under a plot: {@code 20 Nov}. */
    public static String shortDay(LocalDate day) {
        String month = day.getMonth().name();
        return day.getDayOfMonth() + " " + month.charAt(0)
                + month.substring(1, 3).toLowerCase(Locale.ROOT);
    }

    /** How long something lasts, in its largest unit: {@code 18 days}, {@code 3 hours}, {@code less than a minute}. */
    public static String span(Duration duration) {
        if (duration.toDays() > 0) {
            return counted(duration.toDays(), "day", "days");
        }
        if (duration.toHours() > 0) {
            return counted(duration.toHours(), "hour", "hours");
        }
        return duration.toMinutes() > 0 ? counted(duration.toMinutes(), "minute", "minutes") : "less than a minute";
    }
}
