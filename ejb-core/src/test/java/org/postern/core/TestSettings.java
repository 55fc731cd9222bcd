package org.postern.core;

import java.util.HashMap;
import java.util.Map;
import org.postern.core.settings.Settings;

/** Settings for tests: the defaults, and what a test changes. */
public final class TestSettings {
    private TestSettings() {}

    /** Names without the prefix and values in turn. */
    public static Settings with(String... namesAndValues) {
        Map<String, String> properties = new HashMap<>(Map.of("postern.data", "/var/lib/postern"));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.put("postern." + namesAndValues[i], namesAndValues[i + 1]);
        }
        return Settings.read(properties);
    }
}
