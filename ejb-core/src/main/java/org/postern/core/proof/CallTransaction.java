package org.postern.core.proof;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.postern.core.call.Answer;
import org.postern.core.call.Binding;
import org.postern.core.call.CallContext;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;

/**
 * One call in one transaction: first the proof, then the deed. A refused call changes nothing, so the nonce of a call that is
 * refused by its deed can be used again.
 */
@Stateless
public class CallTransaction {
    @Inject
    ProofCheck check;

    /** Checks and does; refusals come in the order stream, proof, deed. */
    public <P extends Record, R> Answer<R> call(Binding<P, R> bound, CallContext context, P params)
            throws ProtocolException {
        if (bound.method().byStreamOnly() && context.watcher().isEmpty()) {
            throw new ProtocolException(ErrorCode.INVALID_STATE);
        }
        return bound.deed().call(context.having(check.proved(bound.method(), context.caller(), params)), params);
    }
}
