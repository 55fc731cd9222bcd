package org.postern.appliance;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The rule set of a server, chosen at its first start for good (decisions.md). */
enum Profile {
    STRICT("strict"),
    LEGACY_2018("legacy-2018");

    private final String label;

    Profile(String label) {
        this.label = label;
    }

    static Profile of(String label) {
        return Arrays.stream(values())
                .filter(profile -> profile.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new ApplianceException(
                        ExitCode.USAGE,
                        "Expected the profile "
                                + Arrays.stream(values()).map(Profile::toString).collect(Collectors.joining(" or "))
                                + ", found " + label));
    }

    @Override
    public String toString() {
        return label;
    }
}
