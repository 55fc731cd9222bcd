package org.postern.appliance;

import java.util.ArrayList;
import java.util.List;

/** One change of what an instance is, and what follows from it. */
record Change(Identity before, Asked asked) {

    Identity after() {
        return new Identity(
                asked.database().map(Identity::database).orElse(before.database()),
                asked.host().map(HostPart::chosen).orElse(before.host()),
                before.profile(),
                asked.https().orElse(before.https()));
    }

    boolean isNothing() {
        return after().equals(before);
    }

    /** Sentences for the person who is about to do it. */
    List<String> consequences() {
        List<String> sentences = new ArrayList<>();
        Identity after = after();
        String now = before.host().text();
        String then = after.host().text();
        if (!then.equals(now)) {
            sentences.add(
                    "The host changes from " + now + " to " + then + ": every account NAME#" + now
                            + " becomes NAME#" + then
                            + ". Passwords and recovery words were made for the old address and will not"
                            + " open the accounts, and letters to the old address do not arrive. Changing it back restores all that.");
        }
        if (!after.database().equals(before.database())) {
            sentences.add(
                    "The database changes from " + Identity.shown(before.database()) + " to "
                            + Identity.shown(after.database())
                            + ": the server shows what is in that one and nothing else; an empty"
                            + " one makes a new server with a new first administrator. Nothing is copied and nothing is deleted.");
        }
        if (!after.https().equals(before.https())) {
            sentences.add("The address changes from " + before.publicUrl() + " to " + after.publicUrl() + " (tls = "
                    + after.https().mode() + "): old links and bookmarks "
                    + (after.https().scheme().equals(before.https().scheme()) ? "stay good." : "no longer lead here.")
                    + (before.https().mode() != Https.Mode.NONE && after.https().mode() == Https.Mode.NONE
                            ? " Browsers that were told to use HTTPS here refuse to come for a year."
                            : ""));
        }
        return sentences;
    }
}
