package org.postern.client.failure;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.protocol.ErrorCode;

/** The server refused a call with a code of the catalogue (api.md §5). */
public final class CallRefused extends ClientFailure {
    private static final long serialVersionUID = 1L;

    private final String method;
    private final int code;
    private final transient @Nullable Object data;

    /**
     * A refusal.
     *
     * @param method white-paper name of the method
     * @param code number of the catalogue
     * @param message the server's own words
     * @param data what the method documents as extra information
     */
    public CallRefused(String method, int code, String message, Optional<Object> data) {
        super(message);
        this.method = method;
        this.code = code;
        this.data = data.orElse(null);
    }

    /** The method that was called. */
    public String method() {
        return method;
    }

    /** The number of the catalogue. */
    public int code() {
        return code;
    }

    /** The entry of the catalogue, if this version knows it. */
    public Optional<ErrorCode> known() {
        return ErrorCode.of(code);
    }

    /** Whether the refusal has this code. */
    public boolean is(ErrorCode expected) {
        return code == expected.code();
    }

    /** Extra information of the method. */
    public Optional<Object> data() {
        return Optional.ofNullable(data);
    }
}
