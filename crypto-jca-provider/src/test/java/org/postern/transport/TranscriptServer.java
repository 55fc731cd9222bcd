package org.postern.transport;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.srp.SrpGroup;

/** The server of the recording: its tickets, ephemeral keys, session ids and SRP values come from the transcripts. */
final class TranscriptServer {
    private static final String AGENT = "webmail-server-php;1.0.0";

    private final ScriptedRandom random = new ScriptedRandom();
    private final MemoryTickets tickets = new MemoryTickets(() -> Instant.ofEpochMilli(1_520_000_000_000L));
    private final Deque<String> sessionIds = new ArrayDeque<>();
    private final Deque<BigInteger> privateValues = new ArrayDeque<>();
    private final ServerPorts ports;

    TranscriptServer() {
        JsonNode account = Vectors.parameters().path("account");
        JsonNode key = Vectors.parameters().path("server_static_key");
        Accounts accounts = new Accounts(
                SrpGroup.RFC5054_1024,
                Vectors.bytes(account, "srp_salt"),
                new BigInteger(account.path("srp_verifier").asText(), 16),
                account.path("login_data").asText(),
                sessionIds::remove,
                privateValues::remove);
        EcPrivateKey staticKey = EcPrivateKey.of(Vectors.bytes(key, "priv"));
        ports = new ServerPorts(
                tickets,
                accounts,
                id -> Optional.of(staticKey)
                        .filter(_ -> id.equals(key.path("keyid").asText())),
                random,
                AGENT);
    }

    ServerEngine engine() {
        return PrivmxTls.getInstance().newServerEngine(ports);
    }

    /** Prepares what the recorded server drew at random in this exchange. */
    void script(JsonNode exchange) {
        JsonNode keys = exchange.path("keys");
        if (keys.has("server_ephemeral_private")) {
            random.add(Vectors.bytes(keys, "server_ephemeral_private"));
        }
        if (keys.has("srp_b")) {
            privateValues.add(new BigInteger(keys.path("srp_b").asText(), 16));
        }
        for (JsonNode frame : exchange.path("response_frames")) {
            JsonNode payload = frame.path("payload");
            if (payload.path("type").asText().equals("srp_init")) {
                sessionIds.add(payload.path("sessionId").asText());
            }
            payload.path("tickets").forEach(ticket -> tickets.addToScript(Vectors.bytes(ticket, "$binary")));
        }
    }

    boolean isScriptUsedUp() {
        return random.isUsedUp() && sessionIds.isEmpty() && privateValues.isEmpty();
    }

    /** The methods the recorded calls went to. */
    static CallReply answer(ServerEvent.Call call) {
        return switch (call.method()) {
            case "ping" -> new CallReply.Result(call.id(), "pong");
            case "srpInfo" -> new CallReply.Result(call.id(), recordedResult("two-calls-one-body", 2));
            case "getUserConfig" ->
                call.sessionId().isPresent()
                        ? new CallReply.Result(call.id(), recordedResult("call-after-login", 1))
                        : new CallReply.InternalFailure(
                                call.id(), "Failed assert USER_AUTHENTICATED for method 'getUserConfig'");
            default -> new CallReply.Failure(call.id(), -32601, "Method not found", Optional.empty());
        };
    }

    private static Object recordedResult(String transcript, int frame) {
        JsonNode recorded = Vectors.transcript(transcript)
                .path("exchanges")
                .path(0)
                .path("response_frames")
                .path(frame)
                .path("payload")
                .path("result");
        return Optional.ofNullable(Vectors.value(recorded)).orElseThrow();
    }
}
