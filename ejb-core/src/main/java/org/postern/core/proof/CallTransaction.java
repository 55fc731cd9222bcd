package org.postern.core.proof;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.postern.core.call.Answer;
import org.postern.core.call.Binding;
import org.postern.core.call.CallContext;
import org.postern.core.call.Proved;
import org.postern.core.space.DiskSpace;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.method.Effect;

/**
 * One call in one transaction: first the proof, then the deed. A refused call changes nothing, so the nonce of a call that is
 * refused by its deed can be used again.
 */
@Stateless
public class CallTransaction {
    @Inject
    ProofCheck check;

    @Inject
    DiskSpace space;

    /**
     * Checks and does; refusals come in the order stream, room on the disk, proof, deed.
     *
     * @param answered gets the answer before the transaction ends, which may fail
     */
    public <P extends Record, R> void call(
            Binding<P, R> bound, CallContext context, P params, AtomicReference<@Nullable Answer<R>> answered)
            throws ProtocolException {
        if (bound.method().byStreamOnly() && context.watcher().isEmpty()) {
            throw new ProtocolException(ErrorCode.INVALID_STATE);
        }
        if (bound.method().effect() == Effect.ADDS && space.isScarce()) {
            throw new ProtocolException(ErrorCode.DISK_FULL);
        }
        Proved proved = check.proved(bound.method(), context.caller(), params);
        answered.set(bound.deed().call(context.having(proved), params));
        // A deed that came to the refused sink has thrown this by now.
        proved.wholly();
    }
}
