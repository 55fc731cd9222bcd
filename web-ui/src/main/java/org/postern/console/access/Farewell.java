package org.postern.console.access;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why somebody who was signed in sees the sign-in page. */
enum Farewell {
    /** By one's own wish. */
    OUT("You are signed out."),
    /** By silence or a start of the server. */
    ENDED("You were signed out because nothing was done here for %d minutes, or because the server was started again."
            + " Sign in to go on where you were."),
    /** By a new password. */
    PASSWORD("You were signed out because the password of this administrator was changed."),
    /** By another administrator. */
    REMOVED("You were signed out because this administrator was removed.");

    private final String sentence;

    Farewell(String sentence) {
        this.sentence = sentence;
    }

    /** As it stands in an address. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Farewell> of(@Nullable String code) {
        for (Farewell one : values()) {
            if (one.code().equals(code)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    String sentence(Duration idleTime) {
        return sentence.formatted(idleTime.toMinutes());
    }
}
