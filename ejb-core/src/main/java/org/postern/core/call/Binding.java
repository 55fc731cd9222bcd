package org.postern.core.call;

import org.postern.core.caller.Caller;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.method.Method;

/**
 * A method of the API together with the deed that does it (transport.md §12).
 *
 * @param transactional whether proof and deed need a transaction, which they then share
 */
public record Binding<P extends Record, R>(Method<P, R> method, Deed<P, R> deed, boolean transactional) {

    public Binding(Method<P, R> method, Deed<P, R> deed) {
        this(method, deed, true);
    }

    /** A method that answers at once, and does the same whatever its call came by. */
    public static <P extends Record, R> Binding<P, R> of(Method<P, R> method, PlainDeed<P, R> deed) {
        return new Binding<>(method, (context, params) -> Answer.of(deed.call(context.caller(), params)));
    }

    /** A method that answers at once, by what its call has proved or came by. */
    public static <P extends Record, R> Binding<P, R> knowing(Method<P, R> method, KnowingDeed<P, R> deed) {
        return new Binding<>(method, (context, params) -> Answer.of(deed.call(context, params)));
    }

    /** A method that asks nothing of the database. */
    public static <P extends Record, R> Binding<P, R> withoutTransaction(Method<P, R> method, PlainDeed<P, R> deed) {
        return new Binding<>(method, (context, params) -> Answer.of(deed.call(context.caller(), params)), false);
    }

    /** The same method and needs, done in another way. */
    public Binding<P, R> doneBy(Deed<P, R> other) {
        return new Binding<>(method, other, transactional);
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

    /** The same for methods that ask what was proved, or which stream it is. */
    @FunctionalInterface
    public interface KnowingDeed<P, R> {
        R call(CallContext context, P params) throws ProtocolException;
    }
}
