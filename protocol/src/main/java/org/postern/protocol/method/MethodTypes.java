package org.postern.protocol.method;

import org.postern.protocol.ErrorCode;
import org.postern.protocol.wire.EnumWire;
import org.postern.protocol.wire.Wire;
import org.postern.protocol.wire.Wires;

/**
 * Types that several parameter records share (api.md §7, §10, §11). They stand apart from the methods: a record that used a
 * field of the class it is nested in would, when it is the first to be initialized, leave the methods without its form.
 */
final class MethodTypes {
    static final Wire<SinkMode> MODE = Wires.named(ErrorCode.INVALID_SINK_ACL, EnumWire.lowerCase(SinkMode.class));
    /** ExtraAuth: characters of the text that goes with a request and is checked by the server's extensions. */
    static final Wire<String> EXTRA_AUTH = Wires.text(0, 4096);

    static final Wire<Long> COUNT = Wires.integer(-1, Integer.MAX_VALUE);

    private MethodTypes() {}
}
