package org.postern.core.settings;

import java.time.Duration;

/**
 * Tickets, sessions and what servers may ask of each other (api.md §23).
 *
 * @param ticketsTTL seconds a ticket lives; 900
 * @param sessionTTL seconds a login session lives after its last use; 1440 (transport.md §11.2)
 * @param keyLifetime seconds after which the server asks for new keys; 3600 (transport.md §9.8)
 * @param maxTimestampDifference ms between the clock of a signature and ours; 3,600,000
 * @param interServerCommunicationEnabled whether methods for other servers answer callers without a session; true
 */
public record TransportSettings(
        Duration ticketsTTL,
        Duration sessionTTL,
        Duration keyLifetime,
        Duration maxTimestampDifference,
        boolean interServerCommunicationEnabled) {

    static TransportSettings read(SettingSource source) {
        return new TransportSettings(
                source.seconds(
                        "ticketsTTL",
                        Duration.ofSeconds(900),
                        Duration.ofSeconds(30),
                        Duration.ofDays(1),
                        "how long a ticket lives"),
                source.seconds(
                        "sessionTTL",
                        Duration.ofMinutes(24),
                        Duration.ofMinutes(1),
                        Duration.ofDays(1),
                        "how long a login lives after its last use"),
                source.seconds(
                        "keyLifetime",
                        Duration.ofHours(1),
                        Duration.ofMinutes(1),
                        Duration.ofDays(7),
                        "age of keys at which clients are asked for new ones"),
                source.millis(
                        "maxTimestampDifference",
                        Duration.ofHours(1),
                        Duration.ofSeconds(1),
                        Duration.ofDays(1),
                        "difference between the clock of a signature and ours"),
                source.bool(
                        "interServerCommunicationEnabled",
                        true,
                        "whether methods for other servers answer callers without a session"));
    }
}
