package org.postern.core.settings;

import java.time.Duration;

/**
 * Who gets into the console, and for how long (api.md §23, adr 19).
 *
 * @param consoleFreeTries wrong passwords or set-up codes of one address before it has to wait between tries; 6
 * @param consoleLongestDelay seconds of the longest wait; 900
 * @param consoleLongestFamiliarDelay seconds of the longest wait for a name where it has signed in before; 30
 * @param consoleSessions sign-ins of one administrator at the same time; the oldest ends for another; 8
 * @param consoleIdleTime seconds without a word after which a sign-in ends; 1800
 * @param setUpLinkTTL seconds a set-up link lives; a day
 */
public record ConsoleSettings(
        int consoleFreeTries,
        Duration consoleLongestDelay,
        Duration consoleLongestFamiliarDelay,
        int consoleSessions,
        Duration consoleIdleTime,
        Duration setUpLinkTTL) {

    static ConsoleSettings read(SettingSource source) {
        Duration second = Duration.ofSeconds(1);
        return new ConsoleSettings(
                source.integer(
                        "consoleFreeTries",
                        6,
                        1,
                        1000,
                        "wrong passwords or set-up codes of one address before it waits between tries"),
                source.seconds(
                        "consoleLongestDelay",
                        Duration.ofMinutes(15),
                        second,
                        Duration.ofDays(1),
                        "the longest wait between tries at the console"),
                source.seconds(
                        "consoleLongestFamiliarDelay",
                        Duration.ofSeconds(30),
                        second,
                        Duration.ofDays(1),
                        "the same for a name where it has signed in before"),
                source.integer("consoleSessions", 8, 1, 1000, "sign-ins of one administrator at the same time"),
                source.seconds(
                        "consoleIdleTime",
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(1),
                        Duration.ofDays(1),
                        "silence after which a sign-in to the console ends"),
                source.seconds(
                        "setUpLinkTTL",
                        Duration.ofDays(1),
                        Duration.ofMinutes(1),
                        Duration.ofDays(30),
                        "a set-up link of the console is good so long"));
    }
}
