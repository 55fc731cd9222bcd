package org.postern.appliance;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.postern.core.settings.RemovedSettings;
import org.postern.core.settings.Setting;
import org.postern.core.settings.SettingsException;

/** The variables of the environment that are ours by their beginning (api.md §23): those of settings, and some that are none. */
final class Variables {
    private static final String PREFIX = "POSTERN_";

    /** No settings, for they are secrets, or say where settings are, or are for one run or the command line client alone. */
    static final List<String> BESIDE_SETTINGS = List.of(
            "POSTERN_DATA",
            "POSTERN_DB_USER",
            "POSTERN_DB_PASSWORD",
            "POSTERN_HANG_SECONDS",
            "POSTERN_NO_BUILD",
            "POSTERN_DEBUG",
            "POSTERN_PASSWORD",
            "POSTERN_RECOVERY_WORDS");

    /** By their variables. */
    private final Map<String, Setting> settings = new TreeMap<>();

    private final TreeSet<String> known = new TreeSet<>(BESIDE_SETTINGS);

    Variables(List<Setting> table) {
        table.forEach(setting -> settings.put(of(setting.name()), setting));
        known.addAll(settings.keySet());
    }

    /** {@code POSTERN_TICKETS_TTL} for {@code ticketsTTL}. */
    static String of(String setting) {
        return PREFIX + setting.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }

    /**
     * What an environment says of settings, by their names. A variable without a value says nothing.
     *
     * @throws ApplianceException naming a variable of our beginning that nobody here reads
     */
    Map<String, String> read(Map<String, String> environment) {
        Map<String, String> said = new HashMap<>();
        new TreeMap<>(environment).forEach((name, value) -> {
            if (!name.startsWith(PREFIX) || value.isBlank()) {
                return;
            }
            Optional<Setting> setting = Optional.ofNullable(settings.get(name));
            if (setting.isEmpty() && !known.contains(name)) {
                throw unknown(name);
            }
            setting.ifPresent(found -> said.put(found.name(), value.strip()));
        });
        return said;
    }

    private ApplianceException unknown(String name) {
        Optional<String> removed = RemovedSettings.names().stream()
                .filter(setting -> of(setting).equals(name))
                .findFirst();
        try {
            removed.ifPresent(RemovedSettings::refuse);
        } catch (SettingsException instead) {
            return new ApplianceException(
                    ExitCode.BAD_SETTING, instead.getMessage() + " (" + name + " in the environment)");
        }
        return new ApplianceException(
                ExitCode.BAD_SETTING,
                "Unknown variable " + name + " in the environment; the nearest that exists is " + nearest(name)
                        + ". Without it, ./postern settings --json lists all");
    }

    private String nearest(String name) {
        return known.stream()
                .min(Comparator.comparingInt(candidate -> changes(name.toUpperCase(Locale.ROOT), candidate)))
                .orElseThrow();
    }

    /** How many letters must be put in, left out or replaced (Levenshtein). */
    private static int changes(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
