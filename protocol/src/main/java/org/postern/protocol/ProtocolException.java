package org.postern.protocol;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call refused with a code of the catalogue (transport.md §12.2); {@code data} is what the method documents as extra information. */
public final class ProtocolException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient @Nullable Object data;

    public ProtocolException(ErrorCode code) {
        this(code, null);
    }

    /** @param data a PSON value: text, number, map, list or null */
    public ProtocolException(ErrorCode code, @Nullable Object data) {
        super(data == null ? code.message() : code.message() + ": " + data);
        this.code = code;
        this.data = data;
    }

    public ErrorCode code() {
        return code;
    }

    public Optional<Object> data() {
        return Optional.ofNullable(data);
    }
}
