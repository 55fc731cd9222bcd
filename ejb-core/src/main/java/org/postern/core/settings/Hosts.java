package org.postern.core.settings;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The names this server answers for: what stands after {@code #} in its users' addresses (api.md §23 {@code hosts}).
 *
 * @param names in lower case, the main one first, each with a port where addresses have one
 */
public record Hosts(List<String> names) {
    static final String FORM = "host names, each with :port where addresses have one, separated by commas";

    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9.-]{0,90}[a-z0-9])?(?::[0-9]{1,5})?");

    public Hosts {
        if (names.isEmpty()
                || !names.stream().allMatch(name -> NAME.matcher(name).matches())) {
            throw new IllegalArgumentException("Expected " + FORM);
        }
        names = List.copyOf(names);
    }

    /** The name of the server to others. */
    public String main() {
        return names.getFirst();
    }

    /** Whether this is one of ours; case does not matter. */
    public boolean contains(String host) {
        return names.contains(host.toLowerCase(Locale.ROOT));
    }
}
