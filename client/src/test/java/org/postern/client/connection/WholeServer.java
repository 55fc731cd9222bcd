package org.postern.client.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.postern.client.discovery.ServerAddress;
import org.postern.client.failure.ClientFailure;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.srp.SrpGroup;
import org.postern.protocol.Profile;
import org.postern.protocol.keystore.Keystore;
import org.postern.protocol.method.NoParams;
import org.postern.protocol.method.UtilityMethods;
import org.postern.protocol.method.UtilityMethods.ServerConfig;
import org.postern.testkit.MemoryTickets;
import org.postern.testkit.OneAccount;
import org.postern.transport.PrivmxTls;
import org.postern.transport.message.CallReply;
import org.postern.transport.message.StreamEnd;
import org.postern.transport.server.Admission;
import org.postern.transport.server.KeyLogin;
import org.postern.transport.server.ServerEngine;
import org.postern.transport.server.ServerEvent;
import org.postern.transport.server.ServerPorts;

/**
 * The engine behind sockets: discovery, bodies, and record streams where they are let pass. Its own calls only tell what it saw.
 */
public final class WholeServer implements AutoCloseable {
    /** What stands before the stream. */
    enum Way {
        OPEN,
        /** A proxy that answers what it does not know with an error. */
        REFUSED,
        /** A proxy that answers it with nothing. */
        SWALLOWED,
        /** A server that speaks another subprotocol. */
        OTHER_PROTOCOL,
        /** A server that closes every stream at once. */
        TURNED_AWAY
    }

    final AtomicReference<Way> way = new AtomicReference<>(Way.OPEN);
    /** What it says when it closes a stream. */
    final AtomicReference<Optional<StreamEnd>> farewell = new AtomicReference<>(Optional.empty());

    final AtomicReference<EcPrivateKey> key = new AtomicReference<>(EcPrivateKey.generate(new SecureRandom()));
    /** Keys it no longer shows, but still answers to. */
    final List<EcPrivateKey> stillHas = new CopyOnWriteArrayList<>();

    final List<String> requests = new CopyOnWriteArrayList<>();
    /** The methods that were called. */
    final List<String> called = new CopyOnWriteArrayList<>();
    /** Of each of them, whether it cannot have been recorded before. */
    final List<Boolean> live = new CopyOnWriteArrayList<>();

    /** Says it has any key it is asked for, and answers with its own. */
    final AtomicBoolean impostor = new AtomicBoolean();

    private final List<RuntimeException> defects = new CopyOnWriteArrayList<>();
    private final Function<ServerEvent.Call, Optional<CallReply>> calls;
    private final AtomicReference<Predicate<ServerEvent.Call>> lastBeforeTheCut = new AtomicReference<>(call -> false);
    private final List<String> callers = new CopyOnWriteArrayList<>();
    private final ServerSocket listening;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final MemoryTickets tickets = new MemoryTickets(InstantSource.system());
    private final AtomicReference<Optional<Live>> stream = new AtomicReference<>(Optional.empty());
    private final OneAccount account = OneAccount.fresh(SrpGroup.RFC5054_2048).onAnyHost();
    private final SecureRandom random = new SecureRandom();

    private record Live(ServerEngine engine, Frames frames) {}

    WholeServer() throws IOException {
        this(call -> Optional.empty());
    }

    /** A server that also answers these calls. */
    public WholeServer(Function<ServerEvent.Call, Optional<CallReply>> calls) throws IOException {
        this.calls = calls;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** Closes the stream instead of answering the next call of this kind. */
    void closeAfter(Predicate<ServerEvent.Call> call, StreamEnd end) {
        farewell.set(Optional.of(end));
        lastBeforeTheCut.set(call);
    }

    /** Hangs up instead of answering the next call of this kind, which it has done by then. */
    public void cutAfter(Predicate<ServerEvent.Call> call) {
        lastBeforeTheCut.set(call);
    }

    public ServerAddress address() {
        return new ServerAddress("127.0.0.1", listening.getLocalPort());
    }

    Keystore keystore() {
        return keystore(key.get());
    }

    private Keystore keystore(EcPrivateKey of) {
        return Keystore.certified(of, address().toString(), 1, 1);
    }

    /** As whom a session calls. */
    List<String> callers(ServerSession session) throws ClientFailure {
        callers.clear();
        session.call(UtilityMethods.PING, NoParams.NONE);
        return List.copyOf(callers);
    }

    /** How often somebody came with records. */
    long recordExchanges() {
        return requests.stream().filter(r -> r.startsWith("/api/v2.0/")).count();
    }

    long streamsAsked() {
        return requests.stream().filter(r -> r.endsWith("/stream")).count();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            var out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
            while (request(in, out)) {
                out.flush();
            }
        } catch (IOException gone) {
            // So is the client.
        } catch (RuntimeException defect) {
            defects.add(defect);
        }
    }

    private boolean request(DataInputStream in, DataOutputStream out) throws IOException {
        String line = line(in);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(header.substring(0, colon), header.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
        String path = line.split(" ", -1)[1];
        requests.add(path);
        switch (path) {
            case "/privmx/privmx-configuration.json" ->
                answer(out, 200, ("{\"defaultEndpoint\":\"http://" + address() + "\"}").getBytes(UTF_8));
            case "/api/" -> answer(out, 200, "{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":[\"v2.0\"]}".getBytes(UTF_8));
            case "/api/v2.0/" -> answer(out, 200, exchange(body));
            case "/api/v2.0/stream" -> {
                return stream(in, out, headers);
            }
            default -> answer(out, 404, new byte[0]);
        }
        return true;
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static void answer(DataOutputStream out, int status, byte[] body) throws IOException {
        out.writeBytes("HTTP/1.1 " + status + " X\r\nContent-Length: " + body.length + "\r\n\r\n");
        out.write(body);
    }

    private ServerEngine engine() {
        return PrivmxTls.getInstance()
                .newServerEngine(new ServerPorts(
                        Admission.OF_ALL,
                        tickets,
                        account,
                        KeyLogin.UNAVAILABLE,
                        id -> Stream.concat(Stream.of(key.get()), stillHas.stream())
                                .filter(has -> impostor.get()
                                        || keystore(has).keyId().text().equals(id))
                                .findFirst(),
                        InstantSource.system(),
                        Duration.ofHours(1),
                        random,
                        "whole-server;1"));
    }

    private byte[] exchange(byte[] body) throws IOException {
        ServerEngine engine = engine();
        engine.feed(body);
        engine.finish();
        handle(engine);
        return engine.drain();
    }

    /** @return whether the engine goes on */
    private boolean handle(ServerEngine engine) throws IOException {
        ServerEvent event = engine.next();
        while (event instanceof ServerEvent.Call call) {
            called.add(call.method());
            live.add(call.live());
            CallReply reply = calls.apply(call).orElseGet(() -> new CallReply.Result(call.id(), result(call)));
            if (lastBeforeTheCut.get().test(call)) {
                lastBeforeTheCut.set(other -> false);
                if (farewell.get().isPresent()) {
                    stream.get().orElseThrow().frames.close(farewell.get().get());
                }
                throw new IOException("the line breaks here");
            }
            engine.reply(reply);
            event = engine.next();
        }
        return event instanceof ServerEvent.NeedInput;
    }

    private Object result(ServerEvent.Call call) {
        return switch (call.method()) {
            case "getConfig" ->
                UtilityMethods.GET_CONFIG
                        .result()
                        .write(new ServerConfig(
                                100,
                                100,
                                100,
                                100,
                                200,
                                131_089,
                                3,
                                Profile.STRICT.text(),
                                Optional.of(keystore().encode())));
            default -> {
                callers.add(call.sessionId().isPresent() ? "user" : "nobody");
                yield "pong";
            }
        };
    }

    private boolean stream(DataInputStream in, DataOutputStream out, Map<String, String> headers) throws IOException {
        if (way.get() == Way.REFUSED) {
            answer(out, 404, new byte[0]);
            return true;
        }
        if (way.get() == Way.SWALLOWED) {
            in.readUnsignedByte();
            return false;
        }
        String protocol =
                way.get() == Way.OTHER_PROTOCOL ? "" : "Sec-WebSocket-Protocol: " + RecordStream.SUBPROTOCOL + "\r\n";
        Frames frames = new Frames(in, out);
        out.writeBytes("HTTP/1.1 101 X\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" + protocol
                + "Sec-WebSocket-Accept: " + Frames.accept(headers.getOrDefault("Sec-WebSocket-Key", "")) + "\r\n\r\n");
        if (way.get() == Way.TURNED_AWAY) {
            // In one piece with what opens the socket.
            frames.close(farewell.get().orElse(StreamEnd.DONE));
            return false;
        }
        out.flush();
        Live live = new Live(engine(), frames);
        stream.set(Optional.of(live));
        boolean open = true;
        while (open) {
            byte[] received = live.frames.read();
            synchronized (live.engine) {
                live.engine.feed(received);
                open = handle(live.engine);
                live.frames.write(live.engine.drain());
            }
        }
        live.frames.close(StreamEnd.DONE);
        return false;
    }

    /** Pushes to the client of the last stream. */
    void push(String method, Map<String, Object> params) throws IOException {
        Live live = stream.get().orElseThrow();
        synchronized (live.engine) {
            live.engine.notify(method, params);
            live.frames.write(live.engine.drain());
        }
    }

    /** Forgets what it knows of its clients and hangs up, as a server does that is killed and started again. */
    void crash() throws IOException {
        tickets.forgetAll();
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        crash();
        if (!defects.isEmpty()) {
            throw new AssertionError("a defect of this stand-in, or of the engine", defects.getFirst());
        }
    }
}
