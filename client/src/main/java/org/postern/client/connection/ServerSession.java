package org.postern.client.connection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.client.discovery.ServerAddress;
import org.postern.client.failure.CallRefused;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.ServerUnreachable;
import org.postern.client.failure.UnexpectedAnswer;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.Profile;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.method.Method;
import org.postern.protocol.method.NoParams;
import org.postern.protocol.method.UtilityMethods;
import org.postern.protocol.method.UtilityMethods.ServerConfig;
import org.postern.protocol.signed.SinkProof;
import org.postern.protocol.wire.Limits;
import org.postern.protocol.wire.Malformed;
import org.postern.transport.CallOutcome;
import org.postern.transport.CallRequest;

/**
 * Typed calls to one server over one connection, standard or logged in (transport.md §8 to §12, api.md §1). Safe for several
 * threads; several bodies may be in flight.
 */
public final class ServerSession {
    private final ServerAddress server;
    private final ResumingConnection connection;
    private final Freshness freshness;
    private final Patience patience;
    private volatile @Nullable ServerConfig config;

    ServerSession(ServerAddress server, ResumingConnection connection, Freshness freshness, Patience patience) {
        this.server = server;
        this.connection = connection;
        this.freshness = freshness;
        this.patience = patience;
    }

    /** The host part of this server's addresses. */
    public ServerAddress server() {
        return server;
    }

    /** Nonces and the clock. */
    public Freshness freshness() {
        return freshness;
    }

    /**
     * Logs in by password (white paper: SRP login).
     *
     * @throws ClientFailure with {@code LoginRefused} for a wrong name or password
     */
    public void login(Hashmail account, LoginSecret secret) throws ClientFailure {
        connection.login(account, secret);
    }

    /** Makes one call. */
    public <P extends Record, R> R call(Method<P, R> method, P params) throws ClientFailure {
        return callAll(method, List.of(params)).getFirst();
    }

    /** Makes calls of one method in one body, in order; the first refusal is thrown after all were made. */
    public <P extends Record, R> List<R> callAll(Method<P, R> method, List<P> params) throws ClientFailure {
        List<CallRequest> calls = params.stream()
                .map(p -> request(method, method.params().write(p)))
                .toList();
        return read(method, connection.call(calls));
    }

    /** Makes a call again after passing network failures; only for calls that may be made twice. */
    public <P extends Record, R> List<R> callAllPatiently(Method<P, R> method, List<P> params) throws ClientFailure {
        for (int attempt = 0; ; attempt++) {
            try {
                return callAll(method, params);
            } catch (ServerUnreachable e) {
                if (!patience.waitBefore(attempt)) {
                    throw e;
                }
            }
        }
    }

    /** Makes one call with the proof that the caller holds the key of a sink (decisions.md §1, "Sink proof"). */
    public <P extends Record, R> R callProven(Method<P, R> method, P params, EcPrivateKey sinkKey)
            throws ClientFailure {
        var proven = SinkProof.attach(
                method.params().write(params), method.name(), sinkKey, freshness.nonce(), freshness.now());
        return read(method, connection.call(List.of(request(method, proven)))).getFirst();
    }

    private static CallRequest request(Method<?, ?> method, Map<String, Object> params) {
        return new CallRequest(method.name(), new LinkedHashMap<>(params));
    }

    /** What the server announces of itself; asked once per connection. */
    public ServerConfig config() throws ClientFailure {
        ServerConfig known = config;
        if (known == null) {
            known = call(UtilityMethods.GET_CONFIG, NoParams.NONE);
            config = known;
        }
        return known;
    }

    /** The limits the server announces; where it names none, those of the strict profile. */
    public Limits limits() throws ClientFailure {
        return announced(config());
    }

    private static Limits announced(ServerConfig c) {
        return new Limits(
                limit(c.maxBlockLength(), Limits.STRICT.blockLength()),
                limit(c.maxBlocksCount(), Limits.STRICT.blocksCount()),
                limit(c.maxBlockBulkSize(), Limits.STRICT.blockBulk()),
                limit(c.maxDescriptorBulkSize(), Limits.STRICT.descriptorBulk()),
                limit(c.maxMessageBulkSize(), Limits.STRICT.messageBulk()),
                limit(c.maxUserBulkSize(), Limits.STRICT.userBulk()));
    }

    /** The profile the server runs in. */
    public Profile profile() throws ClientFailure {
        try {
            return Profile.of(config().profile());
        } catch (IllegalArgumentException e) {
            throw new UnexpectedAnswer("The server announces a profile that this version does not know.", e);
        }
    }

    private static int limit(long announced, int otherwise) {
        return announced < 0 ? otherwise : (int) Math.min(announced, Integer.MAX_VALUE);
    }

    private <R> List<R> read(Method<?, R> method, List<CallOutcome> outcomes) throws ClientFailure {
        for (CallOutcome outcome : outcomes) {
            if (outcome instanceof CallOutcome.Failure failure) {
                throw refusal(method, failure);
            }
        }
        // getConfig itself is read before the limits are known.
        Limits limits = method.equals(UtilityMethods.GET_CONFIG) ? Limits.STRICT : readingLimits();
        List<R> results = new ArrayList<>(outcomes.size());
        for (CallOutcome outcome : outcomes) {
            results.add(result(method, (CallOutcome.Result) outcome, limits));
        }
        return List.copyOf(results);
    }

    private Limits readingLimits() {
        ServerConfig c = config;
        return c == null ? Limits.STRICT : announced(c);
    }

    private static <R> R result(Method<?, R> method, CallOutcome.Result outcome, Limits limits)
            throws UnexpectedAnswer {
        try {
            return method.result().read(outcome.value(), limits);
        } catch (Malformed e) {
            throw new UnexpectedAnswer("The server answered " + method.name() + " in an unknown form.", e);
        }
    }

    private static ClientFailure refusal(Method<?, ?> method, CallOutcome.Failure failure) {
        return new CallRefused(method.name(), failure.code(), failure.message(), asObject(failure.data()));
    }

    private static Optional<Object> asObject(Optional<?> data) {
        return data.map(Object.class::cast);
    }
}
