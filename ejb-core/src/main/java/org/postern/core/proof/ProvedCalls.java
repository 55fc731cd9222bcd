package org.postern.core.proof;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.postern.core.call.Binding;

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
        return bound.transactional()
                ? bound.doneBy((context, params) -> transaction.call(bound, context, params))
                : bound;
    }
}
