package org.postern.appliance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.postern.protocol.Profile;

/** The profile a data directory was started with first: it decides what the stored data mean, so it stays. */
record ChosenProfile(Path file) {

    /** The profile of this name. */
    static Profile named(String text) {
        try {
            return Profile.of(text);
        } catch (IllegalArgumentException e) {
            throw new ApplianceException(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }

    /** The profile to run with; refuses another one than that of the first start. */
    Profile settle(Optional<Profile> asked) throws IOException {
        if (!Files.exists(file)) {
            return asked.orElse(Profile.STRICT);
        }
        Profile kept = named(Files.readString(file).strip());
        asked.filter(profile -> profile != kept).ifPresent(profile -> {
            throw new ApplianceException(
                    ExitCode.PROFILE_DIFFERS,
                    "This data directory was started with the profile " + kept + " and stays with it; " + profile
                            + " needs a data directory of its own");
        });
        return kept;
    }

    /** From now on there are data of this profile. */
    void keep(Profile profile) throws IOException {
        Files.writeString(file, profile + "\n");
    }
}
