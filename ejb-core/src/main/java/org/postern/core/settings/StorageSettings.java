package org.postern.core.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * Transfers and the collection of blocks that nothing names (api.md §8, §21, §23).
 *
 * @param transferTTL seconds a transfer session lives after its last block; 600
 * @param garbageCollectorInterval ms between collections, empty (false) for never; 3,600,000
 * @param maxUnassignedBlockAge ms a block lives that no object names; 86,400,000
 */
public record StorageSettings(
        Duration transferTTL, Optional<Duration> garbageCollectorInterval, Duration maxUnassignedBlockAge) {

    static StorageSettings read(SettingSource source) {
        return new StorageSettings(
                source.seconds(
                        "transferTTL",
                        Duration.ofSeconds(600),
                        Duration.ofSeconds(10),
                        Duration.ofDays(1),
                        "how long an unfinished transfer lives after its last block"),
                source.millisOrNever(
                        "garbageCollectorInterval",
                        Duration.ofHours(1),
                        Duration.ofSeconds(1),
                        Duration.ofDays(7),
                        "time between collections of blocks that nothing names"),
                source.millis(
                        "maxUnassignedBlockAge",
                        Duration.ofDays(1),
                        Duration.ofMinutes(1),
                        Duration.ofDays(24),
                        "how long a block lives that nothing names"));
    }
}
