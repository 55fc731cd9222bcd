package org.postern.core.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.postern.protocol.Profile;
import org.postern.protocol.schema.Limits;

/**
 * Everything an installation can choose, read once at start from the system properties {@code postern.*} (api.md §23). An
 * unknown name or a bad value stops the start.
 *
 * @param profile {@code postern.profile}: strict or legacy-2018; strict
 * @param hosts {@code postern.hosts}: names in our users' addresses, the main one first; localhost
 * @param publicUrl {@code postern.public-url}: scheme and host under which people reach this server; http and the main host
 * @param data {@code postern.data}: directory of what the server keeps outside the database; the data directory of the
 *     application server
 * @param firstStartFile {@code postern.first-start-file}: where the first start leaves its token and link; first-start in the
 *     data directory
 * @param limits sizes and counts announced by {@code getConfig}
 */
public record Settings(
        Profile profile,
        Hosts hosts,
        URI publicUrl,
        Path data,
        Path firstStartFile,
        Limits limits,
        TransportSettings transport,
        AccountSettings accounts,
        StorageSettings storage,
        HttpSettings http,
        StreamSettings streams,
        WaitingSettings waiting,
        BudgetSettings budgets,
        QuotaSettings quotas,
        ConsoleSettings console,
        SpaceSettings space) {
    private static final String SERVER_DATA = "jboss.server.data.dir";

    /** The version people see, and the agent text sent to clients. */
    public static final String VERSION = "0.1.0";

    /**
     * Reads the system properties, or others like them.
     *
     * @throws SettingsException naming the first setting that is unknown or has a bad value
     */
    public static Settings read(Properties properties) {
        return read(properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(name -> name, properties::getProperty)));
    }

    /**
     * Reads properties by name.
     *
     * @throws SettingsException naming the first setting that is unknown or has a bad value
     */
    public static Settings read(Map<String, String> properties) {
        SettingSource source = new SettingSource(properties);
        Profile profile =
                source.find("profile", "strict or legacy-2018", Profile::of).orElse(Profile.STRICT);
        Hosts hosts = source.find("hosts", Hosts.FORM, Settings::parseHosts).orElse(new Hosts(List.of("localhost")));
        Path data = data(source, properties);
        Settings settings = new Settings(
                profile,
                hosts,
                source.find("public-url", "an address of the form scheme://host without a path", Settings::parseUrl)
                        .orElse(URI.create("http://" + hosts.main())),
                data,
                source.find("first-start-file", "an absolute path", Settings::parsePath)
                        .orElse(data.resolve("first-start")),
                limits(source, profile),
                TransportSettings.read(source),
                AccountSettings.read(source, profile),
                StorageSettings.read(source),
                HttpSettings.read(source),
                StreamSettings.read(source),
                WaitingSettings.read(source, profile),
                BudgetSettings.read(source),
                QuotaSettings.read(source),
                ConsoleSettings.read(source),
                SpaceSettings.read(source));
        source.refuseUnknown();
        return settings;
    }

    private static Path data(SettingSource source, Map<String, String> properties) {
        return source.find("data", "an absolute path", Settings::parsePath).orElseGet(() -> {
            String serverData = properties.get(SERVER_DATA);
            if (serverData == null) {
                throw new SettingsException("Setting postern.data: expected an absolute path, found nothing");
            }
            return Path.of(serverData, "postern");
        });
    }

    private static Limits limits(SettingSource source, Profile profile) {
        Limits defaults = switch (profile) {
            case STRICT -> Limits.STRICT;
            case LEGACY_2018 -> Limits.LEGACY_2018;
        };
        return new Limits(
                source.integer("maxBlockLength", defaults.blockLength(), 1024, 1 << 20),
                source.integer("maxBlocksCount", defaults.blocksCount(), 1, Limits.STRICT.blocksCount()),
                source.integer("maxBlockBulkSize", defaults.blockBulk(), 1, 1000),
                source.integer("maxDescriptorBulkSize", defaults.descriptorBulk(), 1, 1000),
                source.integer("maxMessageBulkSize", defaults.messageBulk(), 1, 1000),
                source.integer("maxUserBulkSize", defaults.userBulk(), 1, 1000));
    }

    private static Hosts parseHosts(String text) {
        return new Hosts(List.of(text.toLowerCase(Locale.ROOT).split("\\s*,\\s*")));
    }

    private static URI parseUrl(String text) {
        URI url = URI.create(text.replaceFirst("/$", ""));
        boolean plain = url.getHost() != null && url.getRawPath().isEmpty() && url.getRawUserInfo() == null;
        if (!plain || !List.of("http", "https").contains(url.getScheme())) {
            throw new IllegalArgumentException("no address of that form");
        }
        return url;
    }

    private static Path parsePath(String text) {
        Path path = Path.of(text);
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException("not absolute");
        }
        return path;
    }
}
