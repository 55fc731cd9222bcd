package org.postern.transport.message;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something the server says unasked in a record stream (transport.md §27.4).
 *
 * @param method what happened
 * @param params members in the value model of {@link org.postern.pson.Pson}; unknown ones are to be ignored
 */
public record Notification(String method, Map<String, @Nullable Object> params) {}
