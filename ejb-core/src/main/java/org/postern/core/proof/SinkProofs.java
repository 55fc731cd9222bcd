package org.postern.core.proof;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.core.account.boundary.AccountDirectory;
import org.postern.core.call.Proved;
import org.postern.core.caller.Caller;
import org.postern.core.caller.Caller.Anonymous;
import org.postern.core.caller.Caller.LoggedIn;
import org.postern.core.freshness.boundary.Nonces;
import org.postern.core.settings.Settings;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.Profile;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.method.Method;
import org.postern.protocol.method.Proof.Claim;
import org.postern.protocol.method.Proof.Use;
import org.postern.protocol.method.SinkProof;

/**
 * Proofs by the keys of sinks (decisions.md §1 "Sink proof"). They are verified before any sink is looked up: nobody learns
 * from refusals which sinks exist.
 */
@Dependent
public class SinkProofs {
    private final Nonces nonces;
    private final AccountDirectory accounts;
    private final Settings settings;

    @Inject
    public SinkProofs(Nonces nonces, AccountDirectory accounts, Settings settings) {
        this.nonces = nonces;
        this.accounts = accounts;
        this.settings = settings;
    }

    /**
     * Checks the proofs of one call in their order, up to the first that is refused: with ACCESS_DENIED for an inactive account,
     * then INVALID_CREATE_SIGNATURE for a proof that is wrong, or missing where one is needed, or a refusal of the nonce.
     */
    Proved check(Method<?, ?> method, Use use, Caller caller, List<Claim> claims) {
        List<Boolean> keys = new ArrayList<>();
        for (Claim claim : claims) {
            try {
                requireMayTry(use, caller, claim);
                verify(method, claim);
            } catch (ProtocolException refusal) {
                return new Proved(keys, Optional.of(refusal));
            }
            keys.add(claim.proof().isPresent());
        }
        return new Proved(keys, Optional.empty());
    }

    /** A new sink's owner must be active too, but that is refused by another code, after the proof. */
    private void requireMayTry(Use use, Caller caller, Claim claim) throws ProtocolException {
        switch (use) {
            case CREATE -> {}
            case CHANGE -> requireActive(caller.requireUser());
            case READ -> {
                switch (caller) {
                    case LoggedIn user -> requireActive(user);
                    case Anonymous anonymous -> {
                        if (claim.proof().isEmpty()) {
                            anonymous.requireUser();
                        }
                    }
                }
            }
        }
    }

    private void verify(Method<?, ?> method, Claim claim) throws ProtocolException {
        if (claim.proof().isPresent()) {
            SinkProof given = claim.proof().get();
            nonces.accept(
                    method.effect(),
                    given.nonce(),
                    given.timestamp(),
                    () -> given.verifies(method.name(), claim.sid()),
                    ErrorCode.INVALID_CREATE_SIGNATURE);
        } else if (settings.profile() == Profile.STRICT) {
            throw new ProtocolException(ErrorCode.INVALID_CREATE_SIGNATURE);
        }
    }

    private void requireActive(LoggedIn user) throws ProtocolException {
        if (!accounts.isActive(user.user())) {
            throw new ProtocolException(ErrorCode.ACCESS_DENIED);
        }
    }
}
