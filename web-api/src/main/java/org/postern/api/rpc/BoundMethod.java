package org.postern.api.rpc;

import java.util.Optional;
import org.postern.core.caller.Caller;
import org.postern.core.mailbox.boundary.Watcher;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.method.Method;

/** A method of the API together with the boundary method that does it (transport.md §12). */
public record BoundMethod<P extends Record, R>(Method<P, R> method, StreamAction<P, R> action) {

    /** A method that does the same whatever its call came by. */
    public static <P extends Record, R> BoundMethod<P, R> of(Method<P, R> method, Action<P, R> action) {
        return new BoundMethod<>(method, (caller, stream, params) -> action.call(caller, params));
    }

    /** What is done: in most cases one method of a boundary, and so one transaction. */
    @FunctionalInterface
    public interface Action<P, R> {
        R call(Caller caller, P params) throws ProtocolException;
    }

    /** The same for what has to do with the stream by which the call came, if it came by one. */
    @FunctionalInterface
    public interface StreamAction<P, R> {
        R call(Caller caller, Optional<Watcher> stream, P params) throws ProtocolException;
    }
}
