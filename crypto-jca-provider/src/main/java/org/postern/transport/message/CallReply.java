package org.postern.transport.message;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answer to one call (transport.md §12.2). */
public sealed interface CallReply {
    /** The id of the call, echoed with its type. */
    Object id();

    /**
     * Success.
     *
     * @param id of the call
     * @param value the result; the server-side client of 2018 takes null for a failure
     */
    record Result(Object id, @Nullable Object value) implements CallReply {}

    /**
     * An error of the catalogue (§20).
     *
     * @param id of the call
     * @param code of the catalogue
     * @param message of the catalogue
     * @param data detail
     */
    record Failure(Object id, int code, String message, Optional<Object> data) implements CallReply {}

    /**
     * Anything without a code of its own, failed access checks included.
     *
     * @param id of the call
     * @param message text of the failure
     */
    record InternalFailure(Object id, String message) implements CallReply {}

    /** The members on the wire. The inner object has {@code data} for the catalogue and {@code message} for everything else. */
    default Map<String, @Nullable Object> members() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("id", id());
        members.put("jsonrpc", "2.0");
        switch (this) {
            case Result(Object _, Object value) -> {
                members.put("result", value);
                members.put("error", null);
            }
            case Failure(Object _, int code, String message, Optional<Object> data) ->
                putError(members, code, "data", data.orElse(null), message);
            case InternalFailure(Object _, String message) ->
                putError(members, CallOutcome.INTERNAL_ERROR, "message", AlertText.INTERNAL_ERROR.text(), message);
        }
        return members;
    }

    private static void putError(
            Map<String, @Nullable Object> members,
            int code,
            String detailName,
            @Nullable Object detail,
            String message) {
        Map<String, @Nullable Object> inner = new LinkedHashMap<>();
        inner.put("code", code);
        inner.put(detailName, detail);
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("data", Map.of("error", inner));
        error.put("msg", message);
        members.put("error", error);
        members.put("result", null);
    }
}
