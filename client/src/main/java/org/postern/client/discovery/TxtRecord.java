package org.postern.client.discovery;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A DNS TXT record {@code v=privmx1; name=value; ...} (transport.md §3.3). */
final class TxtRecord {
    private static final String VERSION = "privmx1";

    private TxtRecord() {}

    /**
     * Reads a record; the name server's time counts where it names none.
     *
     * @return empty if it is another kind of record, or names nothing to go on with
     */
    static Optional<DiscoveryDocument> parse(TxtLookup.Text record) {
        Map<String, String> values = values(record.text());
        Optional<ServerAddress> redirect = value(values, "redirect").flatMap(TxtRecord::address);
        Optional<String> base = value(values, "default_endpoint").map(DiscoveryDocument::apiBase);
        boolean acceptable = redirect.isPresent() || base.isPresent() || values.containsKey("privmx_endpoint");
        if (!VERSION.equals(values.get("v")) || !acceptable) {
            return Optional.empty();
        }
        Optional<Long> seconds = value(values, "ttl")
                .flatMap(TxtRecord::number)
                .or(() -> Optional.of(record.ttl().toSeconds()));
        return Optional.of(new DiscoveryDocument(redirect, base, DiscoveryDocument.ttl(seconds)));
    }

    /** A value with {@code =} in it is cut there, as everybody else does. */
    private static Map<String, String> values(String text) {
        Map<String, String> values = new HashMap<>();
        for (String pair : text.split(";", -1)) {
            String[] parts = pair.strip().split("=", -1);
            if (parts.length > 1) {
                values.putIfAbsent(parts[0].strip(), parts[1].strip());
            }
        }
        return values;
    }

    private static Optional<String> value(Map<String, String> values, String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    private static Optional<ServerAddress> address(String text) {
        try {
            return Optional.of(ServerAddress.parse(text));
        } catch (IllegalArgumentException noHost) {
            return Optional.empty();
        }
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }
}
