package org.postern.appliance;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.postern.appliance.tls.ServerKeyStore;
import org.postern.protocol.Profile;

/**
 * All that a run needs to know, settled.
 *
 * @param service where it listens
 * @param forServer what was said of the server's own settings, as its properties
 * @param external a PostgreSQL of one's own instead of the embedded one
 * @param keyStore what this server speaks HTTPS with, if it does
 */
record RunSettings(
        DataDirectory data,
        Identity identity,
        ServiceSettings service,
        Map<String, String> forServer,
        Optional<DatabaseAccess> external,
        Optional<ServerKeyStore> keyStore) {

    RunSettings {
        forServer = Map.copyOf(forServer);
    }

    /** Without a word about it the one the instance is named after, if it is. */
    int port() {
        int fallback = identity.host().fromPort() ? identity.host().port() : Asked.DEFAULT_PORT;
        return service.port().orElse(fallback);
    }

    String bind() {
        return service.bind();
    }

    /** The host part of addresses, NAME or NAME:PORT. */
    String host() {
        return identity.host().text();
    }

    Profile profile() {
        return identity.profile();
    }

    URI publicUrl() {
        return identity.publicUrl();
    }

    Optional<ConsoleListener> console() {
        return service.console(identity);
    }

    URI consoleUrl() {
        return console().map(own -> own.url(identity)).orElse(publicUrl());
    }

    /** What the server is told in its environment, because command lines can be read by everybody. */
    Map<String, String> environment() {
        return keyStore.map(store -> Map.of(ServerConfiguration.KEY_STORE_PASSWORD, store.password()))
                .orElse(Map.of());
    }

    /** Refuses ports that cannot be listened on, before anything is started. */
    void requireFreePorts() {
        Ports.requireFree(bind(), port(), "--port");
        console().ifPresent(own -> Ports.requireFree(own.bind(), own.port(), "--console-port"));
    }
}
