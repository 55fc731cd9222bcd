package org.postern.core.settings;

import java.util.Map;
import java.util.Set;

/** Settings of the reference that this server does not have, and what stands in their place (api.md §23). */
public final class RemovedSettings {
    private static final Map<String, String> INSTEAD = Map.of(
            "serverUrl", "the public address follows from host and tls",
            "instanceUrl", "the public address follows from host and tls",
            "contextPath", "the service is at the root of its host",
            "dataDirectory", "the data directory is named by --data",
            "databaseEngine", "the database is PostgreSQL; databaseUrl names one of your own",
            "forceHTTPS", "with tls there is no plain HTTP",
            "longPollingInterval", "a waiting call is answered as soon as there is news; see longPollingTimeout");

    private RemovedSettings() {}

    /** Those that have something in their place. */
    public static Set<String> names() {
        return INSTEAD.keySet();
    }

    /**
     * Says what is in its place.
     *
     * @throws SettingsException if the reference has a setting of this name and this server has none
     */
    public static void refuse(String name) {
        String instead = INSTEAD.get(name);
        if (instead != null) {
            throw new SettingsException(name, "Setting " + name + " does not exist here: " + instead);
        }
    }
}
