package org.postern.core.settings;

/**
 * How fast something may be used up.
 *
 * @param perSecond what comes back in a second
 * @param burst what is there after a pause
 */
public record Rate(int perSecond, int burst) {
    private static final int MOST = 10_000_000;

    /** The settings {@code NAMEPerSecond} and {@code NAMEBurst}. */
    static Rate read(SettingSource source, String name, Rate fallback, String what) {
        return new Rate(
                source.integer(name + "PerSecond", fallback.perSecond, 1, MOST, what + ": so many a second"),
                source.integer(name + "Burst", fallback.burst, 1, MOST, what + ": so many at once after a pause"));
    }
}
