package org.postern.appliance.incontainer;

import java.util.Map;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.method.Method;
import org.postern.protocol.method.SenderProof;
import org.postern.protocol.schema.Limits;
import org.postern.protocol.schema.Malformed;

/** Requests about messages with the proof of their sender (decisions.md §6). */
final class AsSender {
    private AsSender() {}

    static <P extends Record> P proven(Method<P, ?> method, P params, SinkId sink, EcPrivateKey sender)
            throws Malformed {
        return method.params().read(attached(method, params, sink, sender), Limits.STRICT);
    }

    static <P extends Record> Map<String, Object> attached(
            Method<P, ?> method, P params, SinkId sink, EcPrivateKey sender) {
        return SenderProof.attach(
                method.params().write(params),
                method.name(),
                sink,
                sender,
                ExampleCalls.nonce(),
                System.currentTimeMillis());
    }
}
