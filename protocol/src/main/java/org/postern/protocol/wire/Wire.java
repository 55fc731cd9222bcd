package org.postern.protocol.wire;

import org.jspecify.annotations.Nullable;

/**
 * How values of one type travel: read from and written to the value model of {@code org.postern.pson.Pson}
 * (null, Boolean, Long, Double, String, byte[], List, Map).
 */
public interface Wire<T> {

    /**
     * Reads a decoded value.
     *
     * @throws Malformed if the value does not fit, with the path and the code to report
     */
    T read(@Nullable Object value, Limits limits) throws Malformed;

    Object write(T value);
}
