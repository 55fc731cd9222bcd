package org.postern.protocol.directory.history;

import java.util.List;
import java.util.Optional;
import org.postern.protocol.directory.Revision;
import org.postern.protocol.keystore.Keystore;

/** Verification of the chain (pki.md §10.3): every signature, every link, every number. */
public final class HistoryCheck {
    private final HeaderCheck headers;

    /** By the first primary key of a keystore that has been found valid. */
    public HistoryCheck(Keystore server) {
        this.headers = HeaderCheck.of(server);
    }

    /**
     * Judges a list.
     *
     * @param newestFirst as received; an empty list brings nothing new
     * @param known the newest header verified earlier, if any
     */
    public HistoryVerdict verify(List<SignedHeader> newestFirst, Optional<SignedHeader> known) {
        Optional<SignedHeader> last = known;
        boolean clockWentBack = false;
        for (SignedHeader next : newestFirst.reversed()) {
            Optional<HistoryFault> fault = headers.fault(next).map(HistoryFault::of);
            if (fault.isEmpty()) {
                fault = link(last, next);
            }
            if (fault.isPresent()) {
                return refused(fault.get(), next, known);
            }
            clockWentBack |= last.filter(
                            l -> next.header().timestamp() < l.header().timestamp())
                    .isPresent();
            last = Optional.of(next);
        }
        return new HistoryVerdict.Consistent(last, clockWentBack);
    }

    private static Optional<HistoryFault> link(Optional<SignedHeader> last, SignedHeader next) {
        if (last.isEmpty()) {
            boolean first = next.header().seq() == 0;
            boolean named = !next.header().previous().equals(Revision.NONE);
            return first && named ? Optional.of(HistoryFault.BEGINNING) : Optional.empty();
        }
        return link(last.get(), next);
    }

    private static Optional<HistoryFault> link(SignedHeader last, SignedHeader next) {
        if (!next.header().previous().equals(last.revision())) {
            return Optional.of(HistoryFault.CHAIN);
        }
        if (next.header().seq() != last.header().seq() + 1) {
            return Optional.of(HistoryFault.NUMBER);
        }
        return indexKey(last).equals(indexKey(next)) ? Optional.empty() : Optional.of(HistoryFault.INDEX_KEY);
    }

    private static Optional<?> indexKey(SignedHeader header) {
        return Commitments.read(header.header().nonce()).indexKey();
    }

    /** A header that the server did sign and that excludes what is known is more than an error: it is evidence. */
    private HistoryVerdict refused(HistoryFault fault, SignedHeader at, Optional<SignedHeader> known) {
        return known.filter(k -> headers.fault(at).isEmpty())
                .flatMap(k ->
                        Contradiction.between(k, at).<HistoryVerdict>map(how -> new HistoryVerdict.Forked(k, at, how)))
                .orElseGet(() -> new HistoryVerdict.Refused(fault, at));
    }
}
