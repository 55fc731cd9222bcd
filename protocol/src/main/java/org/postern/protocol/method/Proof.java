package org.postern.protocol.method;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.signed.SignedText;

/**
 * What a call proves besides who is logged in. It is checked in one place before the deed, which is told what was proved
 * (api.md §4, decisions.md §1).
 */
public sealed interface Proof<P> {

    /** What a proof can be refused with. */
    default Set<ErrorCode> codes() {
        return switch (this) {
            case None<P> _ -> Set.of();
            case Fresh<P> _ ->
                EnumSet.of(ErrorCode.INVALID_TIMESTAMP, ErrorCode.INVALID_NONCE, ErrorCode.INVALID_SIGNATURE);
            case OfSinks<P> _ ->
                EnumSet.of(ErrorCode.INVALID_TIMESTAMP, ErrorCode.INVALID_NONCE, ErrorCode.INVALID_CREATE_SIGNATURE);
            case OfSender<P> _ ->
                EnumSet.of(ErrorCode.INVALID_TIMESTAMP, ErrorCode.INVALID_NONCE, ErrorCode.INVALID_SIGNATURE);
            case Both<P>(var first, var second) -> {
                Set<ErrorCode> all = EnumSet.copyOf(first.codes());
                all.addAll(second.codes());
                yield all;
            }
        };
    }

    /** Nothing. */
    record None<P>() implements Proof<P> {}

    /** A signature with nonce and time over a text of the method. */
    record Fresh<P>(Function<P, FreshSignature> signature, Function<P, SignedText> text) implements Proof<P> {}

    /**
     * Proofs by the keys of sinks. Needed in profile {@code strict}; elsewhere verified where they are given.
     *
     * @param several whether a call is about a list of sinks, which are refused in its order
     */
    record OfSinks<P>(Use use, boolean several, Function<P, List<Claim>> claims) implements Proof<P> {}

    /** A proof by the key of who sends a message. Needed in profile {@code strict}; elsewhere verified where it is given. */
    record OfSender<P>(Function<P, Sent> claim) implements Proof<P> {}

    /** First the one, then the other. */
    record Both<P>(Proof<P> first, Proof<P> second) implements Proof<P> {}

    /** Where a message goes, whose key sends it, and the proof of that. */
    record Sent(SinkId sid, EcPublicKey sender, Optional<SenderProof> proof) {}

    /** One sink that a call is about, and the proof it brings. */
    record Claim(SinkId sid, Optional<SinkProof> proof) {}

    /** What the sinks are wanted for; it decides who may do without a login. */
    enum Use {
        /** A new sink: nobody owns it yet. */
        CREATE,
        /** Reading: a proof can stand in for a login (sink option {@code keyAccess}). */
        READ,
        /** Changing: its owner, logged in. */
        CHANGE
    }
}
