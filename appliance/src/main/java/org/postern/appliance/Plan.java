package org.postern.appliance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.postern.core.settings.Setting;
import org.postern.core.settings.SettingSource;
import org.postern.core.settings.Settings;
import org.postern.core.settings.SettingsException;
import org.postern.protocol.Profile;

/**
 * What a start would be: options, environment, file and memory of one data directory put together, and checked.
 *
 * @param said by options, environment and file
 * @param identity what the instance is in this run
 * @param isNew whether it is the first start
 */
record Plan(DataDirectory data, Configuration said, ServiceSettings service, Identity identity, boolean isNew) {

    /** Every setting there is: the launcher's, then the server's with the defaults of this profile. */
    static List<Setting> table(Profile profile) {
        return Stream.concat(ServiceSettings.table().stream(), Settings.table(profile).stream())
                .toList();
    }

    /**
     * Puts it together; nothing is written.
     *
     * @throws ApplianceException if a setting is unknown or has a bad value, or the instance is another one
     */
    static Plan of(DataDirectory data, SettingOptions options, Map<String, String> environment) throws IOException {
        List<Setting> table = table(Profile.STRICT);
        Configuration said = Configuration.options(options.said(), table)
                .over(Configuration.environment(environment, table))
                .over(file(data, options, table));
        ServiceSettings service = checked(said, () -> ServiceSettings.read(source(said)));
        Supplier<Asked> first = () -> service.asked(Optional.empty());
        Optional<Identity> remembered = new IdentityFile(data).read(first);
        Identity identity = remembered
                .map(before -> new Settlement(data.root(), before).with(service.asked(remembered)))
                .orElseGet(() -> first.get().first());
        Plan plan = new Plan(data, said, service, identity, remembered.isEmpty());
        checked(said, () -> Settings.read(plan.forServer()));
        return plan;
    }

    private static Configuration file(DataDirectory data, SettingOptions options, List<Setting> table)
            throws IOException {
        Path usual = data.root().resolve(Configuration.FILE);
        Path file = options.config().orElse(usual);
        if (Files.exists(file)) {
            return Configuration.file(file, table);
        }
        if (options.config().isPresent()) {
            throw new ApplianceException(ExitCode.BAD_SETTING, "The file of settings " + file + " does not exist");
        }
        return Configuration.EMPTY;
    }

    private static SettingSource source(Configuration said) {
        return new SettingSource(said.properties(ServiceSettings.table()));
    }

    private interface Reading<T> {
        T read();
    }

    private static <T> T checked(Configuration said, Reading<T> reading) {
        try {
            return reading.read();
        } catch (SettingsException e) {
            String origin = said.find(e.setting())
                    .map(found -> switch (found.origin()) {
                        case ENVIRONMENT -> " (" + Variables.of(e.setting()) + " in the environment)";
                        case FILE -> " (in the file of settings)";
                        case OPTION -> " (given as an option)";
                        case REMEMBERED, DEFAULT -> "";
                    })
                    .orElse("");
            String sentence = String.valueOf(e.getMessage()).replace(SettingSource.PREFIX, "");
            throw new ApplianceException(ExitCode.BAD_SETTING, sentence + origin, e);
        }
    }

    /** What the server is told: its own settings, as people said them, and what follows from the identity. */
    Map<String, String> forServer() {
        Map<String, String> properties = new HashMap<>(said.properties(Settings.table(identity.profile())));
        properties.put("postern.profile", identity.profile().text());
        properties.put("postern.hosts", identity.host().text());
        properties.put("postern.public-url", identity.publicUrl().toString());
        properties.put(
                "postern.console-url",
                service.console(identity)
                        .map(own -> own.url(identity))
                        .orElse(identity.publicUrl())
                        .toString());
        properties.put("postern.data", data.root().toString());
        properties.put("postern.first-start-file", data.firstSteps().toString());
        return properties;
    }

    /** All settings with who said them, the remembered ones included. */
    Configuration complete() {
        Configuration all = said.with("host", identity.host().text(), origin("host"))
                .with("profile", identity.profile().text(), origin("profile"))
                .with("databaseUrl", Identity.shown(identity.database()), origin("databaseUrl"))
                .with("tls", identity.https().mode().toString(), origin("tls"));
        if (said.find("port").isEmpty() && !isNew && identity.host().fromPort()) {
            all = all.with("port", Integer.toString(identity.host().port()), Origin.REMEMBERED);
        }
        return all;
    }

    private Origin origin(String name) {
        return said.find(name).map(Configuration.Said::origin).orElse(isNew ? Origin.DEFAULT : Origin.REMEMBERED);
    }

    /** Makes ready what the run needs. */
    RunSettings settings(Map<String, String> environment) throws IOException {
        return new RunSettings(
                data,
                identity,
                service,
                forServer(),
                identity.database().map(url -> DatabaseAccess.external(url, environment)),
                new HttpsFiles(data, InstantSource.system(), new SecureRandom()).prepare(identity));
    }
}
