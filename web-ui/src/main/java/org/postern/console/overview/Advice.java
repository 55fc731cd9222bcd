package org.postern.console.overview;

import java.util.Optional;
import org.postern.console.layout.Notice;
import org.postern.core.admin.boundary.Overview;
import org.postern.protocol.Profile;

/**
 * The one thing an administrator should know first.
 *
 * @param kind how much it matters
 * @param title what is so
 * @param text what it means
 * @param inviting whether to offer a new invitation
 */
record Advice(Notice.Kind kind, String title, String text, boolean inviting) {

    /** What matters most, if anything does. */
    static Optional<Advice> on(Overview overview) {
        if (overview.accounts() == 0) {
            return Optional.of(new Advice(
                    Notice.Kind.INFORMATION,
                    "One thing to do: nobody has an account yet",
                    "Invite the first person, or use the administrator token that the server printed at its first start.",
                    true));
        }
        if (overview.profile().equals(Profile.LEGACY_2018.text())) {
            return Optional.of(new Advice(
                    Notice.Kind.WARNING,
                    "This server keeps to the rules of 2018",
                    "Its profile is legacy-2018, for clients of that time. Its limits and parameters are weaker than today’s.",
                    false));
        }
        return Optional.empty();
    }
}
