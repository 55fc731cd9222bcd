package org.postern.appliance.incontainer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.method.Method;
import org.postern.protocol.method.SinkProof;
import org.postern.protocol.reference.ExampleText;
import org.postern.protocol.schema.Limits;
import org.postern.pson.Pson;
import org.postern.transport.blocking.ClientSession;
import org.postern.transport.message.CallOutcome;
import org.postern.transport.message.CallRequest;

/** Calls that are made over the wire and kept as the examples of their methods. */
final class ExampleCalls {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, String> texts = new LinkedHashMap<>();

    /** What was kept, by method. */
    Map<String, String> texts() {
        return texts;
    }

    <P extends Record, R> R make(ClientSession session, Method<P, R> method, P params) throws Exception {
        return make(session, method, method.params().write(params));
    }

    /** The same with the proof by a sink's key. */
    <P extends Record, R> R proven(ClientSession session, Method<P, R> method, P params, EcPrivateKey sink)
            throws Exception {
        return make(session, method, proven(method.params().write(params), method.name(), sink));
    }

    static Map<String, Object> proven(Map<String, Object> params, String method, EcPrivateKey sink) {
        return SinkProof.attach(params, method, sink, nonce(), System.currentTimeMillis());
    }

    static String nonce() {
        byte[] nonce = new byte[32];
        RANDOM.nextBytes(nonce);
        return Base64.getEncoder().encodeToString(nonce);
    }

    /** The answer has the declared form, and nothing besides: written again it is the same. */
    <P extends Record, R> R make(ClientSession session, Method<P, R> method, Map<String, Object> params)
            throws Exception {
        CallRequest request = new CallRequest(method.name(), new LinkedHashMap<>(params));
        CallOutcome outcome = session.call(List.of(request)).getFirst();
        CallOutcome.Result answer =
                assertInstanceOf(CallOutcome.Result.class, outcome, () -> method.name() + ": " + outcome);
        Object value = answer.value();
        R result = method.result().read(value, Limits.STRICT);
        assertArrayEquals(encoded(value), encoded(method.result().write(result)), method.name());
        texts.putIfAbsent(method.name(), ExampleText.of(method.name(), params, value));
        return result;
    }

    private static byte[] encoded(@Nullable Object value) {
        Map<String, @Nullable Object> wrapped = new LinkedHashMap<>();
        wrapped.put("value", Optional.ofNullable(value).orElse(null));
        return Pson.encode(wrapped);
    }
}
