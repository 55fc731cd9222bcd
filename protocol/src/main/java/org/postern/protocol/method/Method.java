package org.postern.protocol.method;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.schema.RecordSchema;
import org.postern.protocol.schema.Schema;
import org.postern.protocol.signed.SignedText;

/**
 * One declaration per API method: dispatcher, validation, proofs, client and the reference in {@code docs/api} come from it
 * (decisions.md §1, api.md §1).
 *
 * @param name the white paper's name, or the name of 2018 where the white paper has none
 * @param aliases other names it answers to (decisions.md §2)
 * @param params closed object of the parameters
 * @param result form of the result
 * @param proof what must be proved before it is done
 * @param effect on what is stored
 * @param byStreamOnly whether only a call that came by a record stream is answered (transport.md §27), others INVALID_STATE
 * @param notes what people are told of it
 */
public record Method<P extends Record, R>(
        String name,
        List<String> aliases,
        Access access,
        RecordSchema<P> params,
        Schema<R> result,
        Proof<P> proof,
        Effect effect,
        boolean byStreamOnly,
        Notes notes) {

    /**
     * What people are told of a method.
     *
     * @param says one sentence
     * @param refusals codes of the deed itself; those of parameters and proof go without saying
     * @param signatures what its parameters carry that is signed
     */
    public record Notes(String says, List<ErrorCode> refusals, List<SignedMember> signatures) {}

    /**
     * A member with a signature.
     *
     * @param text what is signed, in the notation of api.md §4
     */
    public record SignedMember(String path, String key, String text) {}

    /** A method without proofs or further names, which needs room on the disk unless it is said that it does not. */
    static <P extends Record, R> Method<P, R> declare(
            String name, Access access, Class<P> params, Schema<R> result, String says) {
        return new Method<>(
                name,
                List.of(),
                access,
                Types.record(params),
                result,
                new Proof.None<>(),
                Effect.ADDS,
                false,
                new Notes(says, List.of(), List.of()));
    }

    /** Every code that it can be refused with, once its caller may call it: by its parameters, its proof and its deed. */
    public Set<ErrorCode> codes() {
        Set<ErrorCode> codes = EnumSet.of(ErrorCode.INVALID_JSON_PARAMETERS);
        params.members().forEach(member -> codes.addAll(Codes.of(member.schema())));
        if (byStreamOnly) {
            codes.add(ErrorCode.INVALID_STATE);
        }
        if (effect == Effect.ADDS) {
            codes.add(ErrorCode.DISK_FULL);
        }
        codes.addAll(proof.codes());
        codes.addAll(notes.refusals);
        return codes;
    }

    /** Other names that it answers to. */
    Method<P, R> orAs(String... others) {
        return new Method<>(name, List.of(others), access, params, result, proof, effect, byStreamOnly, notes);
    }

    /** Codes of the deed, in the order in which it checks where that matters. */
    Method<P, R> refuses(ErrorCode... codes) {
        return with(new Notes(notes.says, List.of(codes), notes.signatures));
    }

    /** A signature that the deed itself checks, in its place among other refusals. */
    Method<P, R> signed(String path, String key, String text) {
        List<SignedMember> all = new ArrayList<>(notes.signatures);
        all.add(new SignedMember(path, key, text));
        return with(new Notes(notes.says, notes.refusals, List.copyOf(all)));
    }

    /** Changes nothing. */
    Method<P, R> reads() {
        return with(Effect.READS);
    }

    /** Replaces or removes what is there. */
    Method<P, R> changes() {
        return with(Effect.CHANGES);
    }

    private Method<P, R> with(Effect other) {
        return new Method<>(name, aliases, access, params, result, proof, other, byStreamOnly, notes);
    }

    Method<P, R> onlyByStream() {
        return new Method<>(name, aliases, access, params, result, proof, effect, true, notes);
    }

    /**
     * Needs a signature of its own that is used once (api.md §4).
     *
     * @param says the text for people, without the nonce and the time that end it
     */
    Method<P, R> provedBy(Function<P, FreshSignature> signature, String says, Function<P, SignedText> text) {
        return signed("signature", "the key pub beside it", says + " ‖ `\" \"` ‖ nonce ‖ `\" \"` ‖ timestamp")
                .with(new Proof.Fresh<>(signature, text));
    }

    /** Needs a proof by the key of one sink (decisions.md §1). */
    Method<P, R> provedBySink(Proof.Use use, Function<P, SinkId> sid, Function<P, Optional<SinkProof>> given) {
        return with(new Proof.OfSinks<>(use, false, p -> List.of(new Proof.Claim(sid.apply(p), given.apply(p)))));
    }

    /** Needs a proof by the key of each of several sinks. */
    Method<P, R> provedBySinks(Proof.Use use, Function<P, List<Proof.Claim>> claims) {
        return with(new Proof.OfSinks<>(use, true, claims));
    }

    /** Needs a proof by the sender's key besides what it needs already (decisions.md §6). */
    Method<P, R> provedBySender(Function<P, Proof.Sent> claim) {
        Proof<P> sender = new Proof.OfSender<>(claim);
        return with(proof instanceof Proof.None<P> ? sender : new Proof.Both<>(proof, sender));
    }

    private Method<P, R> with(Notes other) {
        return new Method<>(name, aliases, access, params, result, proof, effect, byStreamOnly, other);
    }

    private Method<P, R> with(Proof<P> other) {
        return new Method<>(name, aliases, access, params, result, other, effect, byStreamOnly, notes);
    }
}
