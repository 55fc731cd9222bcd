package org.postern.protocol.schema;

import org.jspecify.annotations.Nullable;

/** True or false (api.md §3). */
public record Flag() implements Schema<Boolean> {

    @Override
    public Boolean read(@Nullable Object value, Limits limits) throws Malformed {
        if (!(value instanceof Boolean flag)) {
            throw Malformed.expected("true or false", value);
        }
        return flag;
    }

    @Override
    public Object write(Boolean value) {
        return value;
    }
}
