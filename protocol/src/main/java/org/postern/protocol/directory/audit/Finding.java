package org.postern.protocol.directory.audit;

import java.util.List;
import java.util.Optional;
import org.postern.protocol.directory.history.HistoryFault;
import org.postern.protocol.directory.history.SignedHeader;
import org.postern.protocol.keystore.Keystore;

/** What an auditor finds when it looks at another server's history (pki.md §11.2, §15). */
public sealed interface Finding {
    /**
     * The history holds and has the revision: the auditor may sign it, once it has stored what is new.
     *
     * @param server the pinned keystore, or at first contact the one to pin
     * @param head the newest header known now
     * @param added headers to be stored, newest first
     */
    record Confirmed(Keystore server, SignedHeader head, List<SignedHeader> added) implements Finding {
        public Confirmed {
            added = List.copyOf(added);
        }
    }

    /** The history holds and does not have the revision, or not yet. What is new is stored all the same. */
    record UnknownRevision(Keystore server, Optional<SignedHeader> head, List<SignedHeader> added) implements Finding {
        public UnknownRevision {
            added = List.copyOf(added);
        }
    }

    /** The answer is no history of this server; nothing is stored. */
    record Inconsistent(HistoryFault fault) implements Finding {}

    /** The server's keystore cannot be read or is not valid; nothing is stored. */
    record NoKeystore() implements Finding {}

    /** The server has signed two histories. From now on nothing of it is confirmed, and everybody may see the evidence. */
    record Lied(Evidence evidence) implements Finding {}
}
