package org.postern.core.settings;

import java.time.Duration;
import org.postern.protocol.Profile;

/**
 * Calls that wait for their answer (transport.md §12.5, api.md §10 {@code sinkPoll}, §23).
 *
 * @param maxWaitingCalls calls that wait at the same time; 20,000
 * @param maxWaitingCallsPerAddress those of one address; 2000, for a whole office may be behind one
 * @param longPollingTimeout ms that {@code sinkPoll} waits for something new; 25,000, below the 40 s of clients. In the profile
 *     legacy-2018 0: the browser client of 2018 puts other calls behind it into the same body, where they would wait too
 * @param longPollingDelay ms that clients are asked to wait between polls; 0 where polls wait, 10,000 in legacy-2018
 */
public record WaitingSettings(
        int maxWaitingCalls, int maxWaitingCallsPerAddress, Duration longPollingTimeout, Duration longPollingDelay) {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    static WaitingSettings read(SettingSource source, Profile profile) {
        Duration timeout = switch (profile) {
            case STRICT -> Duration.ofSeconds(25);
            case LEGACY_2018 -> Duration.ZERO;
        };
        Duration delay = switch (profile) {
            case STRICT -> Duration.ZERO;
            case LEGACY_2018 -> Duration.ofSeconds(10);
        };
        return new WaitingSettings(
                source.integer(
                        "maxWaitingCalls", 20_000, 0, 1_000_000, "calls that wait for their answer at the same time"),
                source.integer("maxWaitingCallsPerAddress", 2000, 0, 1_000_000, "those of one address"),
                source.millis("longPollingTimeout", timeout, Duration.ZERO, MINUTE, "how long a poll waits for news"),
                source.millis(
                        "longPollingDelay",
                        delay,
                        Duration.ZERO,
                        MINUTE,
                        "how long clients are asked to wait between polls"));
    }
}
