package org.postern.client.connection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postern.client.discovery.ServerAddress;
import org.postern.client.failure.CallRefused;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.FileProblem;
import org.postern.client.failure.LoginRefused;
import org.postern.client.failure.OutcomeUnknown;
import org.postern.client.failure.ServerKeyUnknown;
import org.postern.client.failure.ServerUnreachable;
import org.postern.client.failure.UnexpectedAnswer;
import org.postern.client.failure.VerificationFailed;
import org.postern.client.failure.WrongUse;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.Profile;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.method.Method;
import org.postern.protocol.method.NoParams;
import org.postern.protocol.method.SenderProof;
import org.postern.protocol.method.SinkProof;
import org.postern.protocol.method.UtilityMethods;
import org.postern.protocol.method.UtilityMethods.ServerConfig;
import org.postern.protocol.schema.Limits;
import org.postern.protocol.schema.Malformed;
import org.postern.transport.message.CallOutcome;
import org.postern.transport.message.CallRequest;

/**
 * Typed calls to one server over one connection, standard or logged in (transport.md §8 to §12, api.md §1). Safe for several
 * threads; several bodies may be in flight.
 */
public final class ServerSession implements AutoCloseable {
    private final ServerAddress server;
    private final ResumingConnection connection;
    private final Freshness freshness;
    private final Patience patience;
    private final Connector.Habits habits;
    private final Supplier<ServerSession> another;
    private final Runnable forgotten;
    private @Nullable ServerSession beside;
    private volatile @Nullable ServerConfig config;

    ServerSession(
            ServerAddress server,
            ResumingConnection connection,
            Freshness freshness,
            Patience patience,
            Connector.Habits habits,
            Supplier<ServerSession> another,
            Runnable forgotten) {
        this.server = server;
        this.connection = connection;
        this.freshness = freshness;
        this.patience = patience;
        this.habits = habits;
        this.another = another;
        this.forgotten = forgotten;
    }

    void connect() throws ClientFailure {
        connection.connect();
    }

    /**
     * The connection for transfers of many blocks, with the same login. A server handles a stream in order, while of HTTP bodies
     * several are under way; so beside a stream there is one over bodies. Who asked for a stream alone gets everything over it.
     */
    public ServerSession forBulk() throws ClientFailure {
        if (habits.transport() != TransportChoice.AUTO || transport() == Transport.HTTP) {
            return this;
        }
        ServerSession bodies = beside();
        bodies.connection.connect();
        bodies.connection.loginLike(connection);
        bodies.config = config;
        return bodies;
    }

    private synchronized ServerSession beside() {
        ServerSession existing = beside;
        if (existing == null) {
            existing = another.get();
            beside = existing;
        }
        return existing;
    }

    /** The host part of this server's addresses. */
    public ServerAddress server() {
        return server;
    }

    /** Nonces and the clock. */
    public Freshness freshness() {
        return freshness;
    }

    /** What carries the calls at present. */
    public Transport transport() {
        return connection.now().transport();
    }

    /** Whether the connection was opened with the server's pinned key, so that nobody can stand in between (white paper C-13). */
    public boolean openedWithServerKey() {
        return connection.now().provenByKey();
    }

    /** The key the server has been known by since a login by password. */
    public Optional<ServerKey> serverKey() {
        return habits.servers().find(server).key();
    }

    /** Who is told what a record stream brings beside answers; in place of an earlier one. */
    public void listen(StreamListener listener) {
        connection.listen(listener);
    }

    /**
     * Logs in by password (white paper: SRP login). As that proves the server too, its key is pinned afterwards.
     *
     * @throws ClientFailure with {@code LoginRefused} for a wrong name or password
     */
    public void login(Hashmail account, LoginSecret secret) throws ClientFailure {
        connection.login(new Login.ByPassword(account, secret));
        // What was announced before the login may have come from anybody.
        config = null;
        ServerConfig announced = config();
        if (announced.serverKeystore().isPresent()) {
            pin(announced.serverKeystore().get());
        }
    }

    private void pin(byte[] keystore) {
        try {
            ServerKey found = ServerKey.verify(keystore, server);
            serverKey()
                    .filter(known -> !known.key().equals(found.key()))
                    .ifPresent(known -> habits.notices().keyChanged(server, known.key(), found.key()));
            habits.servers().update(server, known -> known.with(found));
        } catch (VerificationFailed unusable) {
            habits.notices().keyUnusable(server, unusable);
        }
    }

    /**
     * Logs in by recovery key (transport.md §9.5). The server is not proven by it.
     *
     * @throws ClientFailure with {@code LoginRefused} if no account has this key
     */
    public void loginWithKey(EcPrivateKey recoveryKey) throws ClientFailure {
        try {
            connection.login(new Login.ByKey(recoveryKey));
        } catch (LoginRefused refused) {
            throw refused.reason() == LoginRefused.Reason.WRONG_NAME_OR_PASSWORD
                    ? new LoginRefused(LoginRefused.Reason.UNKNOWN_WORDS)
                    : refused;
        }
        config = null;
    }

    /** Makes one call. */
    public <P extends Record, R> R call(Method<P, R> method, P params) throws ClientFailure {
        return callAll(method, List.of(params)).getFirst();
    }

    /**
     * Makes the call that decides a deed.
     *
     * @throws OutcomeUnknown if the call was sent and no valid answer came; after any other failure it was not done
     */
    public <P extends Record, R> R decide(Method<P, R> method, P params) throws ClientFailure {
        connection.connect();
        try {
            return call(method, params);
        } catch (ClientFailure failure) {
            throw isCertain(failure) ? failure : new OutcomeUnknown(failure);
        }
    }

    /** A transaction whose commit went wrong ends as an internal error too. */
    private static boolean isCertain(ClientFailure failure) {
        return switch (failure) {
            case CallRefused refused -> !refused.is(ErrorCode.INTERNAL_ERROR);
            case LoginRefused _, ServerKeyUnknown _, FileProblem _, WrongUse _, OutcomeUnknown _ -> true;
            case ServerUnreachable _, UnexpectedAnswer _, VerificationFailed _ -> false;
        };
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

    /** Makes one call about a message with the proof that its sender makes it (decisions.md §6). */
    public <P extends Record, R> R callAsSender(Method<P, R> method, P params, SinkId sink, EcPrivateKey sender)
            throws ClientFailure {
        var proven = SenderProof.attach(
                method.params().write(params), method.name(), sink, sender, freshness.nonce(), freshness.now());
        return read(method, connection.call(List.of(request(method, proven)))).getFirst();
    }

    /**
     * Makes one call whose parameters are a list, each entry with the proof of a key of its own.
     *
     * @param list the member that holds the list
     * @param keys one for each entry, in their order
     */
    public <P extends Record, R> R callEachProven(Method<P, R> method, P params, String list, List<EcPrivateKey> keys)
            throws ClientFailure {
        Map<String, Object> written = new LinkedHashMap<>(method.params().write(params));
        if (!(written.get(list) instanceof List<?> entries) || entries.size() != keys.size()) {
            throw new IllegalArgumentException("expected a list \"" + list + "\" of " + keys.size() + " entries");
        }
        List<Object> proven = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            Map<String, Object> entry = new LinkedHashMap<>();
            ((Map<?, ?>) entries.get(i)).forEach((name, value) -> entry.put(String.valueOf(name), value));
            proven.add(SinkProof.attach(entry, method.name(), keys.get(i), freshness.nonce(), freshness.now()));
        }
        written.put(list, proven);
        return read(method, connection.call(List.of(request(method, written)))).getFirst();
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
        return Announcement.limits(config());
    }

    /** The profile the server runs in. */
    public Profile profile() throws ClientFailure {
        return Announcement.profile(config());
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
        return c == null ? Limits.STRICT : Announcement.limits(c);
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

    /** Ends the connection, which is otherwise done by its connector; a record stream takes a socket as long as it is open. */
    @Override
    public void close() {
        forgotten.run();
        connection.end();
        synchronized (this) {
            if (beside != null) {
                beside.close();
            }
        }
    }
}
