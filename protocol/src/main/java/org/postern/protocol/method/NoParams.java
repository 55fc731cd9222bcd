package org.postern.protocol.method;

import java.lang.invoke.MethodHandles;
import org.postern.protocol.wire.RecordWire;

/** The parameters of methods that take none. */
public record NoParams() {
    public static final NoParams NONE = new NoParams();

    static final RecordWire<NoParams> WIRE =
            RecordWire.of(MethodHandles.lookup(), NoParams.class).build();
}
