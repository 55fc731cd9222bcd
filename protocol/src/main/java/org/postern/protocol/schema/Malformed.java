package org.postern.protocol.schema;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.protocol.ErrorCode;

/**
 * A value that does not fit its description. On its way out each named type it passes puts its own code on it, so that
 * the outermost named type decides (api.md §3, "Which error code?").
 */
public final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    private final @Nullable ErrorCode code;
    private final String path;
    private final String reason;

    public Malformed(String reason) {
        this(null, "", reason);
    }

    private Malformed(@Nullable ErrorCode code, String path, String reason) {
        super(path.isEmpty() ? reason : path + " -> " + reason, null, false, false);
        this.code = code;
        this.path = path;
        this.reason = reason;
    }

    Malformed named(ErrorCode outer) {
        return new Malformed(outer, path, reason);
    }

    Malformed under(String part) {
        return new Malformed(code, path.isEmpty() ? part : part + " -> " + path, reason);
    }

    public ErrorCode code() {
        return code == null ? ErrorCode.INVALID_JSON_PARAMETERS : code;
    }

    /** A value of another kind. */
    static Malformed expected(String what, @Nullable Object found) {
        String kind = switch (found) {
            case null -> "null";
            case Boolean b -> "true or false";
            case Long l -> "an integer";
            case Double d -> "a fraction";
            case String s -> "text";
            case byte[] b -> "bytes";
            case List<?> l -> "a list";
            case Map<?, ?> m -> "an object";
            default -> throw new AssertionError("not a PSON value: " + found.getClass());
        };
        return new Malformed("Expected " + what + ", found " + kind);
    }
}
