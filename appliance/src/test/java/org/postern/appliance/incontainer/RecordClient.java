package org.postern.appliance.incontainer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.method.Method;
import org.postern.protocol.schema.Limits;
import org.postern.protocol.schema.Malformed;
import org.postern.transport.PrivmxTls;
import org.postern.transport.blocking.ClientConnection;
import org.postern.transport.blocking.ClientSession;
import org.postern.transport.client.TransportException;
import org.postern.transport.message.CallOutcome;
import org.postern.transport.message.CallRequest;

/** A client of the record endpoint with nothing in between: the engine, the declared methods and HTTP. */
final class RecordClient {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final HttpClient http;
    private final URI endpoint;
    private final ClientConnection connection;
    private UnaryOperator<byte[]> wire = UnaryOperator.identity();
    private byte[] lastBody = new byte[0];

    private RecordClient(URI server, HttpClient http) {
        this.http = http;
        endpoint = server.resolve("/api/v2.0/");
        connection = PrivmxTls.getInstance()
                .newClientConnection(this::post, new SecureRandom(), InstantSource.system(), "test;1");
    }

    static RecordClient connectTo(URI server) throws IOException, TransportException {
        return connectTo(server, HTTP);
    }

    /** The same by connections of this client, which may have an address of its own. */
    static RecordClient connectTo(URI server, HttpClient http) throws IOException, TransportException {
        RecordClient client = new RecordClient(server, http);
        client.connection.connect();
        return client;
    }

    void login(String user, String host, String password) throws IOException, TransportException {
        connection.login(user, host, loginData -> password);
    }

    void loginWithKey(EcPrivateKey recoveryKey) throws IOException, TransportException {
        connection.loginWithKey(recoveryKey);
    }

    /** The result, or the refusal with its code. */
    <P extends Record, R> R call(Method<P, R> method, P params)
            throws IOException, TransportException, ProtocolException {
        return call(connection, method, params);
    }

    /** Any call, declared or not. */
    CallOutcome call(String method, Map<String, Object> params) throws IOException, TransportException {
        return connection
                .call(List.of(new CallRequest(method, new LinkedHashMap<>(params))))
                .getFirst();
    }

    /** The same over any transport. */
    static <P extends Record, R> R call(ClientSession session, Method<P, R> method, P params)
            throws IOException, TransportException, ProtocolException {
        CallRequest request = new CallRequest(
                method.name(), new LinkedHashMap<>(method.params().write(params)));
        return switch (session.call(List.of(request)).getFirst()) {
            case CallOutcome.Result(Object value) -> read(method, value);
            case CallOutcome.Failure(int code, String message, var data) ->
                throw new ProtocolException(ErrorCode.of(code).orElseThrow(), data.orElse(message));
        };
    }

    private static <R> R read(Method<?, R> method, Object value) throws IOException {
        try {
            return method.result().read(value, Limits.STRICT);
        } catch (Malformed e) {
            throw new IOException("expected the declared result of " + method.name(), e);
        }
    }

    /** The session itself, for calls that are not as they were declared. */
    ClientSession session() {
        return connection;
    }

    /** Lets somebody on the way change each body. */
    void onTheWay(UnaryOperator<byte[]> change) {
        wire = change;
    }

    /** The newest body, as it left the client. */
    byte[] lastBody() {
        return lastBody;
    }

    private byte[] post(byte[] body) throws IOException {
        lastBody = body;
        return send(wire.apply(body));
    }

    /** Sends a body as it is. */
    byte[] send(byte[] body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IOException("expected status 200, found " + response.statusCode());
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
