package org.postern.appliance;

import java.net.URI;
import java.util.Optional;
import org.postern.protocol.Profile;

/**
 * What an instance is, from its first start on: another one of these would be another server to everybody who knows it.
 *
 * @param database address of a PostgreSQL of one's own; empty for the embedded one
 */
record Identity(Optional<String> database, HostPart host, Profile profile, Https https) {

    /** The word for the database that this program brings. */
    static final String EMBEDDED = "embedded";

    /** Without what may follow the name of a database: there could be a password in it. */
    static String shown(Optional<String> database) {
        return database.map(url -> url.replaceFirst("\\?.*", "")).orElse("its own database (embedded)");
    }

    /** How a word of people names a database. */
    static Optional<String> database(String text) {
        return text.equals(EMBEDDED) ? Optional.empty() : Optional.of(text);
    }

    URI publicUrl() {
        return URI.create(https.scheme() + "://" + host.text());
    }
}
