package org.postern.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.srp.SrpGroup;
import org.postern.testkit.MemoryTickets;
import org.postern.testkit.OneAccount;
import org.postern.testkit.Transcripts;
import org.postern.testkit.Use;
import org.postern.testkit.Vectors;
import org.postern.transport.message.CallReply;
import org.postern.transport.server.Admission;
import org.postern.transport.server.ServerEngine;
import org.postern.transport.server.ServerEvent;
import org.postern.transport.server.ServerPorts;

/** The server of the recording: its tickets, ephemeral keys, session ids and SRP values come from the transcripts. */
public final class TranscriptServer {
    private static final String AGENT = "webmail-server-php;1.0.0";

    private final ScriptedRandom random = new ScriptedRandom();
    private final InstantSource clock = () -> Instant.ofEpochMilli(1_520_000_000_000L);
    private final MemoryTickets tickets = new MemoryTickets(clock);
    private final Deque<String> sessionIds = new ArrayDeque<>();
    private final Deque<BigInteger> privateValues = new ArrayDeque<>();
    private final ServerPorts ports;

    public TranscriptServer() {
        JsonNode account = Transcripts.parameters().path("account");
        JsonNode key = Transcripts.parameters().path("server_static_key");
        OneAccount accounts = new OneAccount(
                SrpGroup.RFC5054_1024,
                Vectors.hex(account, "srp_salt"),
                new BigInteger(account.path("srp_verifier").asText(), 16),
                account.path("login_data").asText(),
                new OneAccount.Draws(sessionIds::remove, privateValues::remove),
                Use.ONCE);
        KeyAccounts keyAccounts = new KeyAccounts(
                EcPrivateKey.of(Vectors.hex(account, "recovery_private_hex")).publicKey(),
                clock,
                sessionIds::remove,
                () -> EcPrivateKey.generate(random));
        EcPrivateKey staticKey = EcPrivateKey.of(Vectors.hex(key, "priv"));
        ports = new ServerPorts(
                Admission.OF_ALL,
                tickets,
                accounts,
                keyAccounts,
                id -> Optional.of(staticKey)
                        .filter(_ -> id.equals(key.path("keyid").asText())),
                clock,
                Duration.ofHours(1),
                random,
                AGENT);
    }

    public ServerEngine engine() {
        return PrivmxTls.getInstance().newServerEngine(ports);
    }

    /** Prepares what the recorded server drew at random in this exchange. */
    public void script(JsonNode exchange) {
        JsonNode keys = exchange.path("keys");
        if (keys.has("server_ephemeral_private")) {
            random.add(Vectors.hex(keys, "server_ephemeral_private"));
        }
        if (keys.has("srp_b")) {
            privateValues.add(new BigInteger(keys.path("srp_b").asText(), 16));
        }
        for (JsonNode frame : exchange.path("response_frames")) {
            JsonNode payload = frame.path("payload");
            if (payload.has("sessionId")) {
                sessionIds.add(payload.path("sessionId").asText());
            }
            payload.path("tickets").forEach(ticket -> tickets.addToScript(Vectors.hex(ticket, "$binary")));
        }
    }

    public boolean isScriptUsedUp() {
        return random.isUsedUp() && sessionIds.isEmpty() && privateValues.isEmpty();
    }

    /**
     * The methods the recorded calls of a transcript went to. A key login of 2018 opened a session without a level, so that its method
     * refused the call (transport.md §22); here the call has its session, and the recorded answer is the method's alone.
     */
    public Function<ServerEvent.Call, CallReply> methods(String transcript) {
        if (!transcript.equals("call-after-key-login")) {
            return TranscriptServer::answer;
        }
        return call -> {
            assertEquals(Optional.of(recordedSession(transcript)), call.sessionId());
            return denied(call);
        };
    }

    private static String recordedSession(String transcript) {
        return Transcripts.named(transcript)
                .path("exchanges")
                .path(0)
                .path("session_id")
                .asText();
    }

    private static CallReply denied(ServerEvent.Call call) {
        return new CallReply.InternalFailure(call.id(), "Failed assert USER_AUTHENTICATED for method 'getUserConfig'");
    }

    private static CallReply answer(ServerEvent.Call call) {
        return switch (call.method()) {
            case "ping" -> new CallReply.Result(call.id(), "pong");
            case "srpInfo" -> new CallReply.Result(call.id(), recordedResult("two-calls-one-body", 2));
            case "getUserConfig" ->
                call.sessionId().isPresent()
                        ? new CallReply.Result(call.id(), recordedResult("call-after-login", 1))
                        : denied(call);
            default -> new CallReply.Failure(call.id(), -32601, "Method not found", Optional.empty());
        };
    }

    private static Object recordedResult(String transcript, int frame) {
        JsonNode recorded = Transcripts.named(transcript)
                .path("exchanges")
                .path(0)
                .path("response_frames")
                .path(frame)
                .path("payload")
                .path("result");
        return Optional.ofNullable(Vectors.value(recorded)).orElseThrow();
    }
}
