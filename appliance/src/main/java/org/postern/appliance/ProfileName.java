package org.postern.appliance;

import org.postern.protocol.Profile;

/** Names of profiles as people write them. */
final class ProfileName {

    private ProfileName() {}

    /** The profile of this name. */
    static Profile read(String text) {
        try {
            return Profile.of(text);
        } catch (IllegalArgumentException e) {
            throw new ApplianceException(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }
}
