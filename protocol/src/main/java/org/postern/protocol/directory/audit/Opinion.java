package org.postern.protocol.directory.audit;

import java.util.Optional;
import org.postern.protocol.directory.Revision;
import org.postern.protocol.directory.message.Confirmation;
import org.postern.protocol.keystore.Keystore;

/** What one auditor says about a revision (pki.md §12.4, §15). */
public enum Opinion {
    /** Yes: its signature over the revision holds. */
    CONFIRMED,
    /** No: it looked, and the revision is not on the history it sees. */
    DENIED,
    /** No: it looked, and the history contradicts what it saw before. */
    INCONSISTENT,
    /** It says yes, and its signature does not hold. */
    FORGED,
    /** It could not look, or could not be asked. */
    UNREACHABLE,
    /** It said nothing that can be used. */
    UNKNOWN;

    /** What an answer says. */
    public static Opinion of(Confirmation answer, Keystore auditor, Revision revision) {
        if (answer.confirmed()) {
            return answer.signature()
                            .filter(s -> Cosignatures.verifies(s, auditor, revision))
                            .isPresent()
                    ? CONFIRMED
                    : FORGED;
        }
        return switch (answer.info()) {
            case Confirmation.UNKNOWN_REVISION -> DENIED;
            case Confirmation.INCONSISTENT_HISTORY -> INCONSISTENT;
            case Confirmation.UNREACHABLE -> UNREACHABLE;
            default -> UNKNOWN;
        };
    }

    /** What an auditor says whose signature was asked for through the home server, which tells less (pki.md §11.3). */
    public static Opinion of(Optional<Quorum.Standing> standing) {
        return standing.map(Opinion::of).orElse(UNKNOWN);
    }

    private static Opinion of(Quorum.Standing standing) {
        return switch (standing) {
            case OK -> CONFIRMED;
            case MISSING -> UNKNOWN;
            case INVALID -> FORGED;
        };
    }

    boolean isDenial() {
        return this == DENIED || this == INCONSISTENT;
    }
}
