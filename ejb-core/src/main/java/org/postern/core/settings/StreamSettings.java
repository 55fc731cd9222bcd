package org.postern.core.settings;

import java.time.Duration;

/**
 * Record streams over WebSocket (transport.md §27; api.md §23).
 *
 * @param maxStreams open streams; 5000
 * @param maxStreamsPerAddress open streams of one address; 2000, for a whole office may be behind one
 * @param streamIdleTimeout seconds without a sign of life, pings included, after which a stream is closed; 600
 * @param streamHandshakeTimeout seconds in which a new stream must have agreed keys; 15
 */
public record StreamSettings(
        int maxStreams, int maxStreamsPerAddress, Duration streamIdleTimeout, Duration streamHandshakeTimeout) {

    static StreamSettings read(SettingSource source) {
        return new StreamSettings(
                source.integer("maxStreams", 5000, 0, 100_000, "open record streams"),
                source.integer("maxStreamsPerAddress", 2000, 1, 100_000, "open record streams of one address"),
                source.seconds(
                        "streamIdleTimeout",
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(10),
                        Duration.ofHours(1),
                        "silence after which a stream is closed"),
                source.seconds(
                        "streamHandshakeTimeout",
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(5),
                        "time in which a new stream must have agreed keys"));
    }
}
