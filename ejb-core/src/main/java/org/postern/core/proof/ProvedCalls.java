package org.postern.core.proof;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.postern.core.call.Answer;
import org.postern.core.call.Binding;
import org.postern.core.call.CallContext;
import org.postern.protocol.ProtocolException;

/** Deeds that are done only when what their method asks for was proved. */
@Dependent
public class ProvedCalls {
    private final CallTransaction transaction;

    @Inject
    public ProvedCalls(CallTransaction transaction) {
        this.transaction = transaction;
    }

    /** The same binding with the check in front of its deed. */
    public <P extends Record, R> Binding<P, R> guarded(Binding<P, R> bound) {
        return bound.transactional() ? bound.doneBy((context, params) -> call(bound, context, params)) : bound;
    }

    /** Nobody waits for an answer whose transaction has failed. */
    private <P extends Record, R> Answer<R> call(Binding<P, R> bound, CallContext context, P params)
            throws ProtocolException {
        AtomicReference<@Nullable Answer<R>> answered = new AtomicReference<>();
        boolean committed = false;
        try {
            transaction.call(bound, context, params, answered);
            committed = true;
        } finally {
            if (!committed && answered.get() instanceof Answer.Later<R> later) {
                later.release().run();
            }
        }
        return Objects.requireNonNull(answered.get());
    }
}
