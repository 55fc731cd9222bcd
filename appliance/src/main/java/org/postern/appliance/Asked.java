package org.postern.appliance;

import java.util.Optional;
import java.util.OptionalInt;
import org.postern.protocol.Profile;

/**
 * What somebody said of the identity of an instance; empty is what nobody mentioned.
 *
 * @param database an address, or {@code embedded}
 */
record Asked(
        Optional<String> database,
        Optional<String> host,
        OptionalInt port,
        Optional<Profile> profile,
        Optional<Https> https) {

    static final int DEFAULT_PORT = 8080;

    static final Asked NOTHING =
            new Asked(Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty());

    /** What a first start makes of it. */
    Identity first() {
        return new Identity(
                database.flatMap(Identity::database),
                host.map(HostPart::chosen).orElseGet(() -> HostPart.ofPort(port.orElse(DEFAULT_PORT))),
                profile.orElse(Profile.STRICT),
                https.orElse(Https.NONE));
    }
}
