package org.postern.api.rpc;

import org.postern.core.caller.Caller;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.method.Method;

/** A method of the API together with the boundary method that does it (transport.md §12). */
public record BoundMethod<P extends Record, R>(Method<P, R> method, Action<P, R> action) {

    /** What is done: in most cases one method of a boundary, and so one transaction. */
    @FunctionalInterface
    public interface Action<P, R> {
        R call(Caller caller, P params) throws ProtocolException;
    }
}
