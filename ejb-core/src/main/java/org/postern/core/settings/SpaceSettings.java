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
        return new SpaceSettings(source.bytes(
                "diskReserve",
                DEFAULT,
                0,
                MOST,
                "free bytes on the disk of the data directory below which nothing more is stored"));
    }
}
