package org.postern.appliance;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.postern.core.settings.Setting;
import org.postern.core.settings.SettingSource;
import org.postern.protocol.Profile;

/**
 * What the launcher itself is told (api.md §23): where to listen, and what the instance is. The server has its own settings.
 *
 * @param port of the service
 * @param bind the address it listens on
 * @param consolePort of a console with a listener of its own; 0 to have it on the service's port
 * @param proxyProtocol whether connections to the service begin with a line of the PROXY protocol
 * @param javaOpts of the server's Java
 */
record ServiceSettings(
        Optional<String> databaseUrl,
        Optional<String> host,
        OptionalInt port,
        String bind,
        OptionalInt consolePort,
        String consoleBind,
        Optional<Profile> profile,
        Optional<Https.Mode> tls,
        Optional<Path> tlsCert,
        Optional<Path> tlsKey,
        boolean proxyProtocol,
        List<String> javaOpts) {

    private static final int HIGHEST_PORT = 65_535;
    private static final String LOOPBACK = "127.0.0.1";

    static ServiceSettings read(SettingSource source) {
        return new ServiceSettings(
                text(
                        source,
                        "databaseUrl",
                        "jdbc:postgresql://HOST[:PORT]/NAME",
                        Identity.EMBEDDED,
                        "a PostgreSQL of your own"),
                text(source, "host", "NAME or NAME:PORT", "localhost:PORT", "host part of addresses and links"),
                port(source, "port", Asked.DEFAULT_PORT, 1, "port of the service"),
                text(source, "bind", "an address of this machine", LOOPBACK, "address of the service; 0.0.0.0 for all")
                        .orElse(LOOPBACK),
                port(
                        source,
                        "consolePort",
                        ConsoleListener.DEFAULT_PORT,
                        0,
                        "port of the console; 0 for the service's, as it is where only this machine reaches the service"),
                text(source, "consoleBind", "an address of this machine", LOOPBACK, "address of the console")
                        .orElse(LOOPBACK),
                source.text(
                        "profile",
                        "strict or legacy-2018",
                        "strict",
                        Profile::of,
                        "how this server reads the reference"),
                source.text("tls", Https.FORM, Https.Mode.NONE.toString(), Https.Mode::of, "who speaks HTTPS"),
                source.text("tlsCert", "a file", "", Path::of, "certificate and those above it, PEM"),
                source.text("tlsKey", "a file", "", Path::of, "private key of the certificate, PEM"),
                source.bool("proxyProtocol", false, "whether a proxy announces each connection by the PROXY protocol"),
                text(source, "javaOpts", "options, separated by spaces", "", "more options for the server's Java")
                        .map(options -> List.of(options.strip().split("\\s+", -1)))
                        .orElse(List.of()));
    }

    static List<Setting> table() {
        SettingSource source = new SettingSource(Map.of());
        var _ = read(source);
        return source.table();
    }

    private static Optional<String> text(SettingSource source, String name, String form, String fallback, String doc) {
        return source.text(name, form, fallback, text -> text, doc);
    }

    private static OptionalInt port(SettingSource source, String name, int fallback, int min, String doc) {
        int found = source.integer(name, fallback, min, HIGHEST_PORT, doc);
        return source.isSaid(name) ? OptionalInt.of(found) : OptionalInt.empty();
    }

    /** What of this is about the identity of the instance. */
    Asked asked(Optional<Identity> remembered) {
        return new Asked(databaseUrl, host, port, profile, https(remembered));
    }

    private Optional<Https> https(Optional<Identity> remembered) {
        if (tlsCert.isPresent() || tlsKey.isPresent()) {
            Optional<Https.Files> files = tlsCert.flatMap(certificate ->
                    tlsKey.map(key -> new Https.Files(certificate.toAbsolutePath(), key.toAbsolutePath())));
            return Optional.of(new Https(tls.orElse(Https.Mode.FILES), files));
        }
        return tls.map(mode -> remembered
                .map(Identity::https)
                .filter(https -> https.mode() == mode)
                .orElseGet(() -> new Https(mode, Optional.empty())));
    }

    /** The console's own listener; empty where it has the service's. */
    Optional<ConsoleListener> console(Identity identity) {
        boolean others = !isLoopback(bind) || identity.https().mode() == Https.Mode.PROXY;
        int chosen = consolePort.orElse(others ? ConsoleListener.DEFAULT_PORT : 0);
        return chosen == 0 ? Optional.empty() : Optional.of(new ConsoleListener(consoleBind, chosen));
    }

    static boolean isLoopback(String address) {
        return address.equals("localhost") || address.equals("::1") || address.startsWith("127.");
    }
}
