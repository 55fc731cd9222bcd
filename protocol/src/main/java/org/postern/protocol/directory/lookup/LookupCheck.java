package org.postern.protocol.directory.lookup;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.protocol.directory.BitString;
import org.postern.protocol.directory.Malformed;
import org.postern.protocol.directory.history.HeaderCheck;
import org.postern.protocol.directory.history.HeaderFault;
import org.postern.protocol.directory.message.LeafMessage;
import org.postern.protocol.directory.message.LookupMessage;
import org.postern.protocol.directory.vrf.IndexKey;
import org.postern.protocol.directory.vrf.IndexVerdict;
import org.postern.protocol.keystore.KeyContainer;
import org.postern.protocol.keystore.Keystore;
import org.postern.protocol.keystore.KeystoreException;

/**
 * Verification of an answer about one name, every strict step included (pki.md §9). Nothing is believed but the pinned
 * keystore, or at first contact the one in the answer; whatever the answer holds, the work is bounded by its length.
 */
public final class LookupCheck {
    /** A head older than this many milliseconds says nothing about now. */
    public static final long MAX_AGE = 3_900_000;

    private final Optional<Keystore> pin;
    private final KnownHistory history;

    /**
     * Verification of one server's answers.
     *
     * @param pin the server's keystore as known; nothing at first contact
     * @param history what of the server's history has been verified
     */
    public LookupCheck(Optional<Keystore> pin, KnownHistory history) {
        this.pin = pin;
        this.history = history;
    }

    /**
     * Judges an answer as it was received.
     *
     * @param now milliseconds since 1970
     */
    public LookupVerdict verify(LookupQuestion question, @Nullable Object answer, long now) {
        try {
            return verify(question, LookupMessage.read(answer), now);
        } catch (Malformed e) {
            return new LookupVerdict.Refused(LookupFault.MALFORMED);
        }
    }

    /** Judges an answer whose form has been read. */
    public LookupVerdict verify(LookupQuestion question, LookupMessage answer, long now) {
        try {
            return verified(question, answer, now);
        } catch (LookupRefused e) {
            return new LookupVerdict.Refused(e.fault());
        }
    }

    private LookupVerdict verified(LookupQuestion question, LookupMessage answer, long now) throws LookupRefused {
        Keystore server = pin.isPresent() ? pin.get() : offered(answer);
        LookupRefused.unless(server.validStrict(), LookupFault.SERVER_KEYSTORE);
        requireHeader(answer, server);
        if (question.revision().isPresent()) {
            boolean asked = answer.tree().revision().equals(question.revision().get());
            LookupRefused.unless(asked, LookupFault.OTHER_REVISION);
        } else if (answer.tree().header().timestamp() <= now - MAX_AGE) {
            return new LookupVerdict.Stale(answer.tree(), server);
        }
        BitString index = index(question, answer, server);
        PathCheck path = new PathCheck(index, answer.path());
        Optional<KeyContainer> container = content(question, answer, index, path);
        path.requireRoot(answer.tree().header().root());
        LookupRefused.unless(history.contains(answer.tree().revision()), LookupFault.NOT_ON_HISTORY);
        if (container.isEmpty()) {
            return new LookupVerdict.Absent(answer.tree(), server);
        }
        LeafMessage leaf = answer.leaf().orElseThrow();
        LookupRefused.unless(history.contains(leaf.revision()), LookupFault.LEAF_REVISION);
        return new LookupVerdict.Present(container.get(), leaf, answer.tree(), server);
    }

    private static Keystore offered(LookupMessage answer) throws LookupRefused {
        try {
            return Keystore.decode(answer.serverKeystore().toArray());
        } catch (KeystoreException e) {
            throw new LookupRefused(LookupFault.SERVER_KEYSTORE);
        }
    }

    private void requireHeader(LookupMessage answer, Keystore server) throws LookupRefused {
        Optional<HeaderFault> fault = HeaderCheck.of(server).fault(answer.tree());
        if (fault.isPresent()) {
            boolean changed = fault.get() == HeaderFault.ISSUER && pin.isPresent() && holdsUnderItsOwnKey(answer);
            throw new LookupRefused(changed ? LookupFault.SERVER_KEY_CHANGED : LookupFault.of(fault.get()));
        }
    }

    /** A change of the server's key is to be reported as that (pki.md §14.2). */
    private static boolean holdsUnderItsOwnKey(LookupMessage answer) {
        try {
            Keystore own = Keystore.decode(answer.serverKeystore().toArray());
            return own.validStrict() && HeaderCheck.of(own).fault(answer.tree()).isEmpty();
        } catch (KeystoreException e) {
            return false;
        }
    }

    private static BitString index(LookupQuestion question, LookupMessage answer, Keystore server)
            throws LookupRefused {
        IndexKey key = IndexKeys.of(server, answer.tree().header())
                .orElseThrow(() -> new LookupRefused(LookupFault.INDEX_KEY));
        return switch (key.verify(question.name(), answer.index())) {
            case IndexVerdict.Proven(BitString index) -> index;
            case IndexVerdict.Refused(IndexVerdict.Fault fault) -> throw new LookupRefused(LookupFault.of(fault));
        };
    }

    /** The container of the entry, or nothing where the path diverges from the name. */
    private static Optional<KeyContainer> content(
            LookupQuestion question, LookupMessage answer, BitString index, PathCheck path) throws LookupRefused {
        if (!path.endsAtIndex()) {
            LookupRefused.unless(answer.leaf().isEmpty(), LookupFault.LEAF_UNEXPECTED);
            path.requireDivergence();
            return Optional.empty();
        }
        LeafMessage leaf = answer.leaf().orElseThrow(() -> new LookupRefused(LookupFault.LEAF_WITHHELD));
        return Optional.of(new LeafCheck(question, index).container(leaf, path.end()));
    }
}
