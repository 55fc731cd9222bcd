package org.postern.appliance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.postern.protocol.Profile;

/**
 * Whether a start fits what the instance is. What nobody mentions is remembered; what differs is refused, because it would
 * rename accounts or show other data, and nobody would be told.
 *
 * @param remembered in this data directory
 */
record Settlement(Path data, Identity remembered) {

    /** What the instance is in this run. */
    Identity with(Asked asked) {
        requireDatabase(asked);
        requireProfile(asked);
        requireHttps(asked);
        return new Identity(
                remembered.database(),
                host(asked),
                remembered.profile(),
                // A renewed certificate may lie elsewhere: the address stays.
                asked.https().orElse(remembered.https()));
    }

    private void requireDatabase(Asked asked) {
        asked.database()
                .map(Identity::database)
                .filter(found -> !found.equals(remembered.database()))
                .ifPresent(found -> {
                    throw differs("This instance keeps its data in " + Identity.shown(remembered.database())
                            + "; it was started with " + Identity.shown(found)
                            + ", which holds other data or none: it would be another server, with a first administrator of its own."
                            + command(
                                    "--database-url",
                                    found.map(_ -> Identity.shown(found)).orElse(Identity.EMBEDDED)));
                });
    }

    private void requireProfile(Asked asked) {
        asked.profile().filter(found -> found != remembered.profile()).ifPresent(found -> {
            throw new ApplianceException(
                    ExitCode.PROFILE_DIFFERS,
                    "This data directory was started with the profile " + remembered.profile() + " and stays with it; "
                            + found + " needs a data directory of its own");
        });
    }

    private void requireHttps(Asked asked) {
        asked.https().filter(found -> found.mode() != remembered.https().mode()).ifPresent(found -> {
            throw differs("This instance is reached at " + remembered.publicUrl() + " (tls = "
                    + remembered.https().mode() + "); it was started with tls = " + found.mode()
                    + ": links and cookies would no longer fit."
                    + command("--tls", found.mode().toString()));
        });
    }

    private HostPart host(Asked asked) {
        if (asked.host().isPresent()) {
            String found = asked.host().get();
            if (!found.equalsIgnoreCase(remembered.host().text())) {
                throw renames(found, "it was started with the host " + found, "");
            }
            return HostPart.chosen(remembered.host().text());
        }
        if (remembered.host().fromPort()
                && asked.port().isPresent()
                && asked.port().getAsInt() != remembered.host().port()) {
            int port = asked.port().getAsInt();
            throw renames(
                    HostPart.ofPort(port).text(),
                    "it has that name from its port and was started with the port " + port,
                    " To listen there under the old name: --port " + port + " --host "
                            + remembered.host().text() + ".");
        }
        return remembered.host();
    }

    private ApplianceException renames(String host, String because, String otherwise) {
        String now = remembered.host().text();
        return differs(
                "This instance is " + now + "; " + because + ": every account NAME#" + now + " would become NAME#"
                        + host + ", and right passwords would fail." + otherwise + command("--host", host));
    }

    private String command(String option, String value) {
        return " Nothing was changed. To change it, stopped and knowing what follows: ./postern change --data " + data
                + " " + option + " " + value;
    }

    private static ApplianceException differs(String sentence) {
        return new ApplianceException(ExitCode.IDENTITY_DIFFERS, sentence);
    }

    /** What a data directory of a version that remembered less says of its instance. */
    static Identity takenOver(DataDirectory data, Asked asked, Profile profile) {
        boolean embedded = Files.isDirectory(data.database());
        if (!embedded && asked.database().isEmpty()) {
            throw differs(
                    "The data directory " + data.root() + " has no database in it: its instance used one elsewhere, and"
                            + " an earlier version did not remember which. Name it once more with --database-url URL.");
        }
        Identity first = asked.first();
        return new Identity(embedded ? Optional.empty() : first.database(), first.host(), profile, first.https());
    }
}
