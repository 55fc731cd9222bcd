package org.postern.core.call;

import org.postern.core.caller.Caller;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.method.Method;

/** A method of the API together with the deed that does it (transport.md §12). */
public record Binding<P extends Record, R>(Method<P, R> method, Deed<P, R> deed) {

    /** A method that answers at once, and does the same whatever its call came by. */
    public static <P extends Record, R> Binding<P, R> of(Method<P, R> method, PlainDeed<P, R> deed) {
        return new Binding<>(method, (context, params) -> Answer.of(deed.call(context.caller(), params)));
    }

    /** What is done: in most cases one method of a boundary, and so one transaction. */
    @FunctionalInterface
    public interface Deed<P, R> {
        Answer<R> call(CallContext context, P params) throws ProtocolException;
    }

    /** The same for most methods, which ask only who calls. */
    @FunctionalInterface
    public interface PlainDeed<P, R> {
        R call(Caller caller, P params) throws ProtocolException;
    }
}
