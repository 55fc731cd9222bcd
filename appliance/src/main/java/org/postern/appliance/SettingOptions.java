package org.postern.appliance;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Settings on the command line: those of every day by their own options, all others by {@code --set}. */
final class SettingOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "File of settings, lines NAME = VALUE (postern.properties in the data directory).")
    private Optional<Path> config = Optional.empty();

    @Option(names = "--port", paramLabel = "N", description = "Port of the service (8080, or that of the first start).")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "Address to listen on (127.0.0.1); 0.0.0.0 for all.")
    private Optional<String> bind = Optional.empty();

    @Option(
            names = "--host",
            paramLabel = "NAME[:PORT]",
            description = "Host part of addresses and links (localhost:PORT); remembered.")
    private Optional<String> host = Optional.empty();

    @Option(
            names = "--tls",
            paramLabel = "MODE",
            description =
                    "HTTPS: none, self-signed (for trying out), proxy (one in front speaks it); remembered (none).")
    private Optional<String> tls = Optional.empty();

    @Option(names = "--tls-cert", paramLabel = "FILE", description = "HTTPS with this certificate (PEM); remembered.")
    private Optional<Path> tlsCert = Optional.empty();

    @Option(names = "--tls-key", paramLabel = "FILE", description = "The private key of the certificate (PEM).")
    private Optional<Path> tlsKey = Optional.empty();

    @Option(
            names = "--trusted-forwarders",
            paramLabel = "NETWORKS",
            description = "Proxies whose X-Forwarded-For counts, separated by commas.")
    private Optional<String> trustedForwarders = Optional.empty();

    @Option(names = "--proxy-protocol", description = "A proxy in front announces connections by the PROXY protocol.")
    private boolean proxyProtocol;

    @Option(
            names = "--console-port",
            paramLabel = "N",
            description =
                    "Port of the console alone; 0 for the service's. (8081 once others than this machine reach the"
                            + " service, else the service's.)")
    private Optional<Integer> consolePort = Optional.empty();

    @Option(names = "--console-bind", paramLabel = "ADDRESS", description = "Address of the console alone (127.0.0.1).")
    private Optional<String> consoleBind = Optional.empty();

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            description = "strict or legacy-2018; chosen at the first start, kept ever after (strict).")
    private Optional<String> profile = Optional.empty();

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = "A PostgreSQL of your own: jdbc:postgresql://HOST[:PORT]/NAME, with POSTERN_DB_USER and"
                    + " POSTERN_DB_PASSWORD in the environment. Without it an embedded one is started. Remembered.")
    private Optional<String> databaseUrl = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Any other setting; ./postern settings lists them.")
    private Map<String, String> others = new LinkedHashMap<>();

    /** What they say, by the names of settings. */
    Map<String, String> said() {
        Map<String, String> said = new HashMap<>(others);
        port.ifPresent(value -> said.put("port", value.toString()));
        bind.ifPresent(value -> said.put("bind", value));
        host.ifPresent(value -> said.put("host", value));
        tls.ifPresent(value -> said.put("tls", value));
        tlsCert.ifPresent(value -> said.put("tlsCert", value.toString()));
        tlsKey.ifPresent(value -> said.put("tlsKey", value.toString()));
        trustedForwarders.ifPresent(value -> said.put("trustedProxies", value));
        consolePort.ifPresent(value -> said.put("consolePort", value.toString()));
        consoleBind.ifPresent(value -> said.put("consoleBind", value));
        profile.ifPresent(value -> said.put("profile", value));
        databaseUrl.ifPresent(value -> said.put("databaseUrl", value));
        if (proxyProtocol) {
            said.put("proxyProtocol", "true");
        }
        return said;
    }

    Optional<Path> config() {
        return config;
    }
}
