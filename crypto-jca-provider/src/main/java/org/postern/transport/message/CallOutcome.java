package org.postern.transport.message;

import java.util.Optional;

/** The outcome of one call on the client side (transport.md §12.2). */
public sealed interface CallOutcome {
    /** Code of everything without a code of its own (§20). */
    int INTERNAL_ERROR = -32603;

    /**
     * Success.
     *
     * @param value the result, in the value model of {@link org.postern.pson.Pson}
     */
    record Result(Object value) implements CallOutcome {}

    /**
     * An error response. A missing result counts as one, with {@link #INTERNAL_ERROR}.
     *
     * @param code from {@code error.data.error.code}
     * @param message from {@code error.msg}
     * @param data from {@code error.data.error.data}
     */
    record Failure(int code, String message, Optional<Object> data) implements CallOutcome {}
}
