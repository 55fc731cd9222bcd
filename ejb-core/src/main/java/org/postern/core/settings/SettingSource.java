package org.postern.core.settings;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads the properties {@code postern.*} by name, and knows afterwards which of them nobody asked for (api.md §23). */
final class SettingSource {
    static final String PREFIX = "postern.";

    /** Properties of the same prefix that others read: the application server's configuration, the choice of the cryptography. */
    private static final List<String> SERVER_PREFIXES = List.of("postern.db.", "postern.log.", "postern.crypto.");

    private final Map<String, String> properties;
    private final Set<String> known = new TreeSet<>();

    SettingSource(Map<String, String> properties) {
        this.properties = properties;
    }

    /**
     * A setting as its type reads it.
     *
     * @param expected the form and bounds, for people
     * @throws SettingsException if the parser throws {@link IllegalArgumentException}
     */
    <T> Optional<T> find(String name, String expected, Function<String, T> parse) {
        known.add(PREFIX + name);
        String found = properties.get(PREFIX + name);
        if (found == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(found.strip()));
        } catch (IllegalArgumentException e) {
            throw new SettingsException(
                    "Setting " + PREFIX + name + ": expected " + expected + ", found \"" + found + "\"");
        }
    }

    boolean bool(String name, boolean fallback) {
        return find(name, "true or false", SettingSource::parseBoolean).orElse(fallback);
    }

    int integer(String name, int fallback, int min, int max) {
        return find(name, "an integer from " + min + " to " + max, text -> within(Integer.parseInt(text), min, max))
                .orElse(fallback);
    }

    Duration seconds(String name, Duration fallback, Duration min, Duration max) {
        return duration(name, ChronoUnit.SECONDS, min, max).orElse(fallback);
    }

    Duration millis(String name, Duration fallback, Duration min, Duration max) {
        return duration(name, ChronoUnit.MILLIS, min, max).orElse(fallback);
    }

    /** A period in milliseconds, or the word false for never. */
    Optional<Duration> millisOrNever(String name, Duration fallback, Duration min, Duration max) {
        String expected = expected(ChronoUnit.MILLIS, min, max) + ", or false";
        return find(
                        name,
                        expected,
                        text -> text.equals("false")
                                ? Optional.<Duration>empty()
                                : Optional.of(parseDuration(text, ChronoUnit.MILLIS, min, max)))
                .orElse(Optional.of(fallback));
    }

    /** Entries separated by commas. */
    <T> List<T> list(String name, String expected, Function<String, T> parse) {
        return find(
                        name,
                        expected,
                        text -> Arrays.stream(text.split(","))
                                .map(String::strip)
                                .filter(entry -> !entry.isEmpty())
                                .map(parse)
                                .toList())
                .orElse(List.of());
    }

    /**
     * Ends the reading.
     *
     * @throws SettingsException if there is a property of our prefix that no setting has read
     */
    void refuseUnknown() {
        Set<String> unknown = new TreeSet<>(properties.keySet());
        unknown.removeIf(name -> !name.startsWith(PREFIX)
                || known.contains(name)
                || SERVER_PREFIXES.stream().anyMatch(name::startsWith));
        if (!unknown.isEmpty()) {
            throw new SettingsException("Unknown setting " + String.join(", ", unknown) + ": expected one of " + known);
        }
    }

    private Optional<Duration> duration(String name, ChronoUnit unit, Duration min, Duration max) {
        return find(name, expected(unit, min, max), text -> parseDuration(text, unit, min, max));
    }

    private static Duration parseDuration(String text, ChronoUnit unit, Duration min, Duration max) {
        Duration found = Duration.of(Integer.parseInt(text), unit);
        if (found.compareTo(min) < 0 || found.compareTo(max) > 0) {
            throw new IllegalArgumentException("outside the bounds");
        }
        return found;
    }

    private static String expected(ChronoUnit unit, Duration min, Duration max) {
        long one = unit.getDuration().toMillis();
        return "a number of " + (unit == ChronoUnit.MILLIS ? "milliseconds" : "seconds") + " from "
                + min.toMillis() / one + " to " + max.toMillis() / one;
    }

    private static int within(int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException("outside the bounds");
        }
        return value;
    }

    private static boolean parseBoolean(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }
}
