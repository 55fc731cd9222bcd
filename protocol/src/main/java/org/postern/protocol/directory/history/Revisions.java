package org.postern.protocol.directory.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Octets;
import org.postern.protocol.directory.Revision;

/** Makes the next links of the chain (pki.md §7.2, §7.3). */
public final class Revisions {
    /** A head older than this needs a heartbeat, in milliseconds. */
    public static final long HEARTBEAT_INTERVAL = 3_600_000;

    private static final long MILLIS = 1_000;

    private final ServerSigner signer;

    /** Signed by this key. */
    public Revisions(ServerSigner signer) {
        this.signer = signer;
    }

    /**
     * The revision after a head, or the first one.
     *
     * @param timestamp milliseconds since 1970, of the header and of the signature
     */
    public SignedHeader next(Optional<SignedHeader> head, Hash root, Octets nonce, long timestamp) {
        return next(head, root, nonce, timestamp, timestamp);
    }

    private SignedHeader next(Optional<SignedHeader> head, Hash root, Octets nonce, long timestamp, long now) {
        Header header = new Header(
                Header.VERSION,
                head.map(SignedHeader::revision).orElse(Revision.NONE),
                root,
                timestamp,
                nonce,
                head.map(h -> h.header().seq() + 1).orElse(0L));
        return SignedHeader.of(header, signer.sign(header.signedData(), now / MILLIS));
    }

    /** Whether a head is so old that clients would soon refuse it. */
    public static boolean isHeartbeatDue(SignedHeader head, long now) {
        return now - head.header().timestamp() > HEARTBEAT_INTERVAL;
    }

    /**
     * The empty revisions that are due, oldest first: one for each hour, or a single one with the present time when there
     * would be more than {@code most} (pki.md §7.3).
     *
     * @param nonceAfter the nonce of the revision that follows a header
     * @param now milliseconds since 1970
     */
    public List<SignedHeader> heartbeats(SignedHeader head, NonceAfter nonceAfter, long now, int most) {
        if (!isHeartbeatDue(head, now)) {
            return List.of();
        }
        if ((now - head.header().timestamp() - 1) / HEARTBEAT_INTERVAL > most) {
            return List.of(next(Optional.of(head), head.header().root(), nonceAfter.of(head), now));
        }
        List<SignedHeader> made = new ArrayList<>();
        SignedHeader last = head;
        while (isHeartbeatDue(last, now)) {
            long timestamp = last.header().timestamp() + HEARTBEAT_INTERVAL;
            last = next(Optional.of(last), last.header().root(), nonceAfter.of(last), timestamp, now);
            made.add(last);
        }
        return made;
    }

    /** What the next header commits to, which depends on all before it. */
    @FunctionalInterface
    public interface NonceAfter {
        Octets of(SignedHeader last);
    }
}
