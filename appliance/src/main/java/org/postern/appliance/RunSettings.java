package org.postern.appliance;

import java.net.URI;
import java.util.Optional;
import org.postern.protocol.Profile;

/**
 * What a run was asked for.
 *
 * @param port of the service
 * @param bind the address it listens on
 * @param host the host part of addresses, NAME or NAME:PORT
 * @param profile empty: the one of the first start, or strict
 * @param external a PostgreSQL of one's own instead of the embedded one
 */
record RunSettings(
        DataDirectory data,
        int port,
        String bind,
        String host,
        Optional<Profile> profile,
        Optional<DatabaseAccess> external) {

    private static final String NAME_AND_PORT = "[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?";

    RunSettings {
        if (port < 1 || port > 65_535) {
            throw new ApplianceException(ExitCode.USAGE, "Expected a port of 1 to 65535, found " + port);
        }
        if (!host.matches(NAME_AND_PORT)) {
            throw new ApplianceException(ExitCode.USAGE, "Expected --host NAME or NAME:PORT, found " + host);
        }
    }

    URI publicUrl() {
        return URI.create("http://" + host);
    }
}
