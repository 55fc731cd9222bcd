package org.postern.protocol.directory.audit;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.postern.protocol.directory.Octets;
import org.postern.protocol.directory.Revision;
import org.postern.protocol.directory.history.HistoryCheck;
import org.postern.protocol.directory.history.HistoryVerdict;
import org.postern.protocol.directory.history.SignedHeader;
import org.postern.protocol.directory.message.HistoryMessage;
import org.postern.protocol.keystore.Keystore;
import org.postern.protocol.keystore.KeystoreException;

/**
 * An auditor's look at another server (pki.md §11.2).
 *
 * @param pin the server's keystore as stored; nothing at first contact
 * @param known the newest header stored, if any
 * @param stored whether a revision of that server is stored
 */
public record Inspection(Optional<Keystore> pin, Optional<SignedHeader> known, Predicate<Revision> stored) {
    /**
     * Judges what the server answered to a question for everything after the known header.
     *
     * @param asked the revision that somebody wants confirmed
     * @param now milliseconds since 1970; a revision of the future is not confirmed
     */
    public Finding look(HistoryMessage answer, Revision asked, long now) {
        Optional<Keystore> server = pin.or(() -> offered(answer));
        return server.<Finding>map(keystore -> look(keystore, answer.newestFirst(), asked, now))
                .orElseGet(Finding.NoKeystore::new);
    }

    private static Optional<Keystore> offered(HistoryMessage answer) {
        try {
            return Optional.of(Keystore.decode(answer.serverKeystore().toArray()))
                    .filter(Keystore::validStrict);
        } catch (KeystoreException e) {
            return Optional.empty();
        }
    }

    private Finding look(Keystore server, List<SignedHeader> newestFirst, Revision asked, long now) {
        return switch (new HistoryCheck(server).verify(newestFirst, known)) {
            case HistoryVerdict.Consistent(Optional<SignedHeader> head, boolean _) ->
                hasPassed(newestFirst, asked, now)
                        ? new Finding.Confirmed(server, head.orElseThrow(), newestFirst)
                        : new Finding.UnknownRevision(server, head, newestFirst);
            case HistoryVerdict.Forked forked ->
                new Finding.Lied(
                        new Evidence(Octets.of(server.publicView().encode()), forked.known(), forked.received()));
            case HistoryVerdict.Refused refused -> new Finding.Inconsistent(refused.fault());
        };
    }

    /** Whether the revision was stored before, which was judged then, or is new and not of the future. */
    private boolean hasPassed(List<SignedHeader> newestFirst, Revision asked, long now) {
        return (known.isPresent() && stored.test(asked))
                || newestFirst.stream()
                        .anyMatch(h -> h.revision().equals(asked) && h.header().timestamp() <= now);
    }
}
