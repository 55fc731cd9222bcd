package org.postern.protocol.directory.write;

import org.postern.protocol.keystore.UpdateRights;

/** Why a write is refused (pki.md §4.5 to §4.7, §12.4). */
public sealed interface WriteRefusal {
    /** For people. */
    String sentence();

    /** The change is not one that this entry allows. */
    record NoRight(UpdateRights.Refusal why) implements WriteRefusal {
        @Override
        public String sentence() {
            return why.sentence();
        }
    }

    /** The other reasons. */
    enum Plain implements WriteRefusal {
        EXISTS("Expected no entry of this name, found one"),
        NOT_FOUND("Expected an entry of this name, found none"),
        STALE("Expected a signature over a recent revision of this database"),
        NOT_VALID("Expected a valid container with all attachments"),
        SECRET("Expected public keys only"),
        NOT_SIGNED("Expected a signature by a signing key of the container"),
        SERVER_STAYS("Expected any entry but the server's own");

        private final String sentence;

        Plain(String sentence) {
            this.sentence = sentence;
        }

        @Override
        public String sentence() {
            return sentence;
        }
    }
}
