package org.postern.core.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
 * @param consoleUrl {@code postern.console-url}: the same of the console; the public one
 * @param data {@code postern.data}: directory of what the server keeps outside the database; the data directory of the
 *     application server
 * @param firstStartFile {@code postern.first-start-file}: where the first start leaves its token and link; first-steps in the
 *     data directory
 * @param limits sizes and counts announced by {@code getConfig}
 */
public record Settings(
        Profile profile,
        Hosts hosts,
        URI publicUrl,
        URI consoleUrl,
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
        Settings settings = read(source, properties);
        source.refuseUnknown();
        return settings;
    }

    /** All that people can set, with the defaults of a profile. */
    public static List<Setting> table(Profile profile) {
        Map<String, String> nothing =
                Map.of(SettingSource.PREFIX + "data", "/", SettingSource.PREFIX + "profile", profile.text());
        SettingSource source = new SettingSource(nothing);
        var _ = read(source, nothing);
        return source.table();
    }

    private static Settings read(SettingSource source, Map<String, String> properties) {
        Profile profile =
                source.find("profile", "strict or legacy-2018", Profile::of).orElse(Profile.STRICT);
        Hosts hosts = source.find("hosts", Hosts.FORM, Settings::parseHosts).orElse(new Hosts(List.of("localhost")));
        Path data = data(source, properties);
        URI publicUrl = url(source, "public-url").orElse(URI.create("http://" + hosts.main()));
        return new Settings(
                profile,
                hosts,
                publicUrl,
                url(source, "console-url").orElse(publicUrl),
                data,
                source.find("first-start-file", "an absolute path", Settings::parsePath)
                        .orElse(data.resolve("first-steps")),
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
    }

    private static Optional<URI> url(SettingSource source, String name) {
        return source.find(name, "an address of the form scheme://host without a path", Settings::parseUrl);
    }

    private static Path data(SettingSource source, Map<String, String> properties) {
        return source.find("data", "an absolute path", Settings::parsePath).orElseGet(() -> {
            String serverData = properties.get(SERVER_DATA);
            if (serverData == null) {
                throw new SettingsException("data", "Setting postern.data: expected an absolute path, found nothing");
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
                source.integer("maxBlockLength", defaults.blockLength(), 1024, 1 << 20, "bytes of an encrypted block"),
                source.integer(
                        "maxBlocksCount",
                        defaults.blocksCount(),
                        1,
                        Limits.STRICT.blocksCount(),
                        "blocks of one object"),
                source.integer("maxBlockBulkSize", defaults.blockBulk(), 1, 1000, "blocks in one call"),
                source.integer("maxDescriptorBulkSize", defaults.descriptorBulk(), 1, 1000, "descriptors in one call"),
                source.integer("maxMessageBulkSize", defaults.messageBulk(), 1, 1000, "messages in one call"),
                source.integer("maxUserBulkSize", defaults.userBulk(), 1, 1000, "users in one call"));
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
