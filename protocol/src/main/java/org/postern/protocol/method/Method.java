package org.postern.protocol.method;

import java.util.List;
import org.postern.protocol.wire.RecordWire;
import org.postern.protocol.wire.Wire;

/**
 * One declaration per API method: dispatcher, validation, client and documentation come from it (decisions.md §1, api.md §1).
 *
 * @param name the white paper's name, or the name of 2018 where the white paper has none
 * @param aliases other names it answers to (decisions.md §2)
 * @param params closed object of the parameters
 * @param result form of the result
 */
public record Method<P extends Record, R>(
        String name, List<String> aliases, Access access, RecordWire<P> params, Wire<R> result) {

    static <P extends Record, R> Method<P, R> declare(
            String name, Access access, RecordWire<P> params, Wire<R> result, String... aliases) {
        return new Method<>(name, List.of(aliases), access, params, result);
    }
}
