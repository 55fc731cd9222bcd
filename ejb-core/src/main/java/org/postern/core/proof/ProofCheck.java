package org.postern.core.proof;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.postern.core.call.Proved;
import org.postern.core.caller.Caller;
import org.postern.core.freshness.boundary.Nonces;
import org.postern.core.settings.Settings;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.Profile;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.method.Effect;
import org.postern.protocol.method.FreshSignature;
import org.postern.protocol.method.Method;
import org.postern.protocol.method.Proof;
import org.postern.protocol.method.SenderProof;
import org.postern.protocol.signed.SignedText;

/** What a method says must be proved, checked (api.md §4, decisions.md §1). */
@Dependent
public class ProofCheck {
    private final Nonces nonces;
    private final SinkProofs sinks;
    private final Settings settings;

    @Inject
    public ProofCheck(Nonces nonces, SinkProofs sinks, Settings settings) {
        this.nonces = nonces;
        this.sinks = sinks;
        this.settings = settings;
    }

    /**
     * Checks the proof of a call.
     *
     * @throws ProtocolException INVALID_TIMESTAMP, INVALID_NONCE, INVALID_SIGNATURE, or a refusal of {@link SinkProofs}
     */
    public <P extends Record> Proved proved(Method<P, ?> method, Caller caller, P params) throws ProtocolException {
        return proved(method, method.proof(), caller, params);
    }

    private <P extends Record> Proved proved(Method<P, ?> method, Proof<P> proof, Caller caller, P params)
            throws ProtocolException {
        return switch (proof) {
            case Proof.None<P> _ -> Proved.NOTHING;
            case Proof.Fresh<P>(var signature, var text) -> {
                require(method.effect(), signature.apply(params), text.apply(params));
                yield Proved.NOTHING;
            }
            case Proof.OfSinks<P>(var use, var several, var claims) -> {
                Proved proved = sinks.check(method, use, caller, claims.apply(params));
                yield several ? proved : proved.wholly();
            }
            case Proof.OfSender<P>(var claim) -> {
                require(method, claim.apply(params));
                yield Proved.NOTHING;
            }
            case Proof.Both<P>(var first, var second) -> {
                var _ = proved(method, first, caller, params).wholly();
                yield proved(method, second, caller, params);
            }
        };
    }

    private void require(Method<?, ?> method, Proof.Sent sent) throws ProtocolException {
        if (sent.proof().isPresent()) {
            SenderProof given = sent.proof().get();
            nonces.accept(
                    method.effect(),
                    given.nonce(),
                    given.timestamp(),
                    () -> given.verifies(method.name(), sent.sid(), sent.sender()),
                    ErrorCode.INVALID_SIGNATURE);
        } else if (settings.profile() == Profile.STRICT) {
            throw new ProtocolException(ErrorCode.INVALID_SIGNATURE);
        }
    }

    private void require(Effect effect, FreshSignature fresh, SignedText text) throws ProtocolException {
        nonces.accept(
                effect,
                fresh.nonce(),
                fresh.timestamp(),
                () -> fresh.signature().verifies(fresh.pub(), text),
                ErrorCode.INVALID_SIGNATURE);
    }
}
