package org.postern.protocol;

import java.util.Arrays;

/** How a server reads the reference (decisions.md §1); chosen at installation and shown by {@code getConfig}. */
public enum Profile {
    /** The default: the white paper's promises, today's parameters. */
    STRICT("strict"),
    /** For installations that must serve the clients of 2018. */
    LEGACY_2018("legacy-2018");

    private final String text;

    Profile(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }

    /**
     * The profile of this name.
     *
     * @throws IllegalArgumentException naming the profiles that exist
     */
    public static Profile of(String text) {
        return Arrays.stream(values())
                .filter(p -> p.text.equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("Expected profile strict or legacy-2018, found \"" + text + "\""));
    }
}
