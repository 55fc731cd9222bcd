package org.postern.core.settings;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads the properties {@code postern.*} by name, and knows afterwards which of them nobody asked for, and what it was asked
 * for: where a setting is read, its name, default, bounds and meaning are said, and nowhere else (api.md §23).
 */
public final class SettingSource {
    public static final String PREFIX = "postern.";

    /** Properties of the same prefix that others read: the application server's configuration, the choice of the cryptography. */
    private static final List<String> SERVER_PREFIXES =
            List.of("postern.db.", "postern.log.", "postern.crypto.", "postern.http.");

    private final Map<String, String> properties;
    private final Set<String> known = new TreeSet<>();
    private final List<Setting> table = new ArrayList<>();

    public SettingSource(Map<String, String> properties) {
        this.properties = properties;
    }

    /**
     * What the launcher hands to the server, as its type reads it. No setting of people, so not in the table.
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
                    name, "Setting " + PREFIX + name + ": expected " + expected + ", found \"" + found + "\"");
        }
    }

    public boolean bool(String name, boolean fallback, String doc) {
        return declared(name, new SettingType.Truth(), Boolean.toString(fallback), doc, SettingSource::parseBoolean)
                .orElse(fallback);
    }

    public int integer(String name, int fallback, int min, int max, String doc) {
        return declared(
                        name,
                        new SettingType.Whole(min, max),
                        Integer.toString(fallback),
                        doc,
                        text -> Math.toIntExact(within(Integer.parseInt(text), min, max)))
                .orElse(fallback);
    }

    /** A count that does not fit an int. */
    long bytes(String name, long fallback, long min, long max, String doc) {
        return declared(
                        name,
                        new SettingType.Whole(min, max),
                        Long.toString(fallback),
                        doc,
                        text -> within(Long.parseLong(text), min, max))
                .orElse(fallback);
    }

    Duration seconds(String name, Duration fallback, Duration min, Duration max, String doc) {
        return span(name, new SettingType.Span(ChronoUnit.SECONDS, min, max, false), fallback, doc)
                .orElse(fallback);
    }

    Duration millis(String name, Duration fallback, Duration min, Duration max, String doc) {
        return span(name, new SettingType.Span(ChronoUnit.MILLIS, min, max, false), fallback, doc)
                .orElse(fallback);
    }

    /** A period in milliseconds, or the word false for never. */
    Optional<Duration> millisOrNever(String name, Duration fallback, Duration min, Duration max, String doc) {
        SettingType.Span type = new SettingType.Span(ChronoUnit.MILLIS, min, max, true);
        return declared(
                        name,
                        type,
                        Long.toString(fallback.toMillis()),
                        doc,
                        text -> text.equals("false") ? Optional.<Duration>empty() : Optional.of(parse(text, type)))
                .orElse(Optional.of(fallback));
    }

    /** Entries separated by commas; none when nothing is said. */
    <T> List<T> list(String name, String expected, Function<String, T> parse, String doc) {
        return declared(
                        name,
                        new SettingType.Text(expected),
                        "",
                        doc,
                        text -> Arrays.stream(text.split(","))
                                .map(String::strip)
                                .filter(entry -> !entry.isEmpty())
                                .map(parse)
                                .toList())
                .orElse(List.of());
    }

    /**
     * A text of a form of its own, empty when nothing is said.
     *
     * @param fallback what holds then, for people
     */
    public <T> Optional<T> text(String name, String expected, String fallback, Function<String, T> parse, String doc) {
        return declared(name, new SettingType.Text(expected), fallback, doc, parse);
    }

    /** Whether anybody said what this is. */
    public boolean isSaid(String name) {
        return properties.containsKey(PREFIX + name);
    }

    /** What has been read so far, in that order. */
    public List<Setting> table() {
        return List.copyOf(table);
    }

    /**
     * Ends the reading.
     *
     * @throws SettingsException if there is a property of our prefix that no setting has read
     */
    public void refuseUnknown() {
        Set<String> unknown = new TreeSet<>(properties.keySet());
        unknown.removeIf(name -> !name.startsWith(PREFIX)
                || known.contains(name)
                || SERVER_PREFIXES.stream().anyMatch(name::startsWith));
        if (!unknown.isEmpty()) {
            String first = unknown.iterator().next().substring(PREFIX.length());
            RemovedSettings.refuse(first);
            throw new SettingsException(
                    first, "Unknown setting " + String.join(", ", unknown) + ": expected one of " + known);
        }
    }

    private Optional<Duration> span(String name, SettingType.Span type, Duration fallback, String doc) {
        long length = type.one().getDuration().toMillis();
        return declared(name, type, Long.toString(fallback.toMillis() / length), doc, text -> parse(text, type));
    }

    private <T> Optional<T> declared(
            String name, SettingType type, String fallback, String doc, Function<String, T> parse) {
        table.add(new Setting(name, type, fallback, doc));
        return find(name, type.expected(), parse);
    }

    private static Duration parse(String text, SettingType.Span type) {
        Duration found = Duration.of(Integer.parseInt(text), type.one());
        if (found.compareTo(type.min()) < 0 || found.compareTo(type.max()) > 0) {
            throw new IllegalArgumentException("outside the bounds");
        }
        return found;
    }

    private static long within(long value, long min, long max) {
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
