package org.postern.client.storage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postern.protocol.ErrorCode;
import org.postern.transport.message.CallReply;
import org.postern.transport.server.ServerEvent;

/** What a server does with blocks and descriptors, as far as files need it (api.md §8, §9); it checks no signature. */
final class StoredInMemory implements Function<ServerEvent.Call, Optional<CallReply>> {
    private static final String TRANSFER = "00112233445566778899aabbccddeeff";

    private final Map<Object, Object> blocks = new ConcurrentHashMap<>();
    final Map<Object, Map<String, Object>> descriptors = new ConcurrentHashMap<>();
    private volatile String refused = "";
    private volatile String failing = "";

    /** Refuses the calls of a method. */
    void refuse(String method) {
        refused = method;
    }

    /** Does what a method asks for and then says that something went wrong, as when the answer to a commit is lost. */
    void failAfterDoing(String method) {
        failing = method;
    }

    @Override
    public Optional<CallReply> apply(ServerEvent.Call call) {
        if (call.method().equals(refused)) {
            return Optional.of(refusal(call, ErrorCode.ACCESS_DENIED));
        }
        Optional<CallReply> done = done(call);
        return call.method().equals(failing) ? Optional.of(new CallReply.InternalFailure(call.id(), "commit")) : done;
    }

    private Optional<CallReply> done(ServerEvent.Call call) {
        Map<String, @Nullable Object> params = call.params();
        return switch (call.method()) {
            case "descriptorCreateInit", "descriptorUpdateInit" -> answer(call, TRANSFER);
            case "blockCreate" -> {
                blocks.put(member(params, "bid"), member(params, "data"));
                yield answer(call, "OK");
            }
            case "blockGet" -> answer(call, blocks.get(member(params, "bid")));
            case "descriptorCreateFinish", "descriptorUpdate" -> {
                descriptors.put(member(params, "did"), stored(member(params, "data")));
                yield answer(call, Map.of("serverDate", "1"));
            }
            case "descriptorGet" -> {
                Object id = ((List<?>) member(params, "dids")).getFirst();
                yield descriptors.containsKey(id)
                        ? answer(call, Map.of(id, descriptors.get(id)))
                        : Optional.of(refusal(call, ErrorCode.DESCRIPTOR_DOESNT_EXIST));
            }
            case "descriptorDelete" -> {
                descriptors.remove(member(params, "did"));
                yield answer(call, "OK");
            }
            default -> Optional.empty();
        };
    }

    private static Map<String, Object> stored(Object data) {
        Map<String, Object> stored = new LinkedHashMap<>();
        ((Map<?, ?>) data).forEach((name, value) -> stored.put((String) name, value));
        stored.put("serverDate", "1");
        stored.put("owner", "alice");
        return stored;
    }

    private static Object member(Map<String, @Nullable Object> params, String name) {
        return Objects.requireNonNull(params.get(name), name);
    }

    private static Optional<CallReply> answer(ServerEvent.Call call, @Nullable Object value) {
        return Optional.of(new CallReply.Result(call.id(), value));
    }

    private static CallReply refusal(ServerEvent.Call call, ErrorCode code) {
        return new CallReply.Failure(call.id(), code.code(), code.message(), Optional.empty());
    }
}
