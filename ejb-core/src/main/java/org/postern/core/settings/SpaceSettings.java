package org.postern.core.settings;

/**
 * Room on the disk (api.md §22, §23).
 *
 * @param reserve {@code diskReserve}: free bytes of the data directory's disk below which nothing more is stored; 268,435,456
 */
public record SpaceSettings(long reserve) {
    private static final long DEFAULT = 256L << 20;
    private static final long MOST = 1L << 50;

    static SpaceSettings read(SettingSource source) {
        return new SpaceSettings(source.find("diskReserve", "a number of bytes from 0 to " + MOST, SpaceSettings::parse)
                .orElse(DEFAULT));
    }

    private static long parse(String text) {
        long bytes = Long.parseLong(text);
        if (bytes < 0 || bytes > MOST) {
            throw new IllegalArgumentException("outside the bounds");
        }
        return bytes;
    }
}
