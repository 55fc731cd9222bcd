package org.postern.transport.message;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call to make (transport.md §12.1).
 *
 * @param method name
 * @param params members in the value model of {@link org.postern.pson.Pson}; empty when there are none
 */
public record CallRequest(String method, Map<String, @Nullable Object> params) {}
