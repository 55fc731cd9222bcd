package org.postern.appliance;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.postern.core.settings.RemovedSettings;
import org.postern.core.settings.Setting;
import org.postern.core.settings.SettingSource;
import org.postern.core.settings.SettingsException;

/**
 * What was said about settings, and by whom (api.md §23): an option beats the environment, that beats the file.
 *
 * @param said by name, without a prefix
 */
record Configuration(Map<String, Said> said) {

    /** A value and who said it. */
    record Said(String text, Origin origin) {}

    /** The file of a data directory, if there is one. */
    static final String FILE = "postern.properties";

    static final Configuration EMPTY = new Configuration(Map.of());

    Configuration {
        said = Map.copyOf(said);
    }

    /**
     * Reads a file of lines {@code name = value}.
     *
     * @throws ApplianceException naming what in it is no setting
     */
    static Configuration file(Path file, List<Setting> table) throws IOException {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
        } catch (IllegalArgumentException e) {
            throw new ApplianceException(
                    ExitCode.BAD_SETTING, "The file " + file + " cannot be read: " + e.getMessage());
        }
        Map<String, String> texts = lines.stringPropertyNames().stream()
                .collect(Collectors.toMap(
                        name -> name, name -> lines.getProperty(name).strip()));
        return of(texts, Origin.FILE, table, "in " + file);
    }

    /**
     * What options say by name.
     *
     * @throws ApplianceException naming what is no setting
     */
    static Configuration options(Map<String, String> texts, List<Setting> table) {
        return of(texts, Origin.OPTION, table, "given as an option");
    }

    private static Configuration of(Map<String, String> texts, Origin origin, List<Setting> table, String where) {
        Set<String> known = table.stream().map(Setting::name).collect(Collectors.toSet());
        Map<String, Said> said = new TreeMap<>();
        texts.forEach((name, text) -> {
            if (!known.contains(name)) {
                throw unknown(name, where);
            }
            said.put(name, new Said(text, origin));
        });
        return new Configuration(said);
    }

    private static ApplianceException unknown(String name, String where) {
        try {
            RemovedSettings.refuse(name);
        } catch (SettingsException removed) {
            return new ApplianceException(ExitCode.BAD_SETTING, removed.getMessage() + " (" + where + ")");
        }
        return new ApplianceException(
                ExitCode.BAD_SETTING, "Unknown setting " + name + " " + where + "; ./postern settings lists all");
    }

    /**
     * The settings among the variables of the environment.
     *
     * @throws ApplianceException naming a variable that begins like ours and is none
     */
    static Configuration environment(Map<String, String> variables, List<Setting> table) {
        Map<String, Said> said = new HashMap<>();
        new Variables(table)
                .read(variables)
                .forEach((name, text) -> said.put(name, new Said(text, Origin.ENVIRONMENT)));
        return new Configuration(said);
    }

    /** This, and of the other what this says nothing about. */
    Configuration over(Configuration weaker) {
        Map<String, Said> both = new HashMap<>(weaker.said);
        both.putAll(said);
        return new Configuration(both);
    }

    Configuration with(String name, String text, Origin origin) {
        Map<String, Said> more = new HashMap<>(said);
        more.put(name, new Said(text, origin));
        return new Configuration(more);
    }

    Optional<Said> find(String name) {
        return Optional.ofNullable(said.get(name));
    }

    /** Those of a table, as properties with their prefix. */
    Map<String, String> properties(List<Setting> table) {
        return table.stream()
                .filter(setting -> said.containsKey(setting.name()))
                .collect(Collectors.toMap(
                        setting -> SettingSource.PREFIX + setting.name(),
                        setting -> find(setting.name()).orElseThrow().text()));
    }
}
