package org.postern.bench.flood;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Everything a stranger without an account can do at once, for as long as this process lives: begun keys, tickets, memory, places
 * of streams, ignored records, slow bodies, and posts to the console. What the server closes is begun again.
 */
public final class Flood {
    private static final int MEBIBYTE = 1 << 20;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final String host;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    private Flood(String host, int port) {
        this.host = host;
        this.port = port;
    }

    /**
     * Floods until the process is ended.
     *
     * @param arguments host, port, and the names of deeds; none for all of them
     */
    public static void main(String[] arguments) throws InterruptedException {
        Map<String, Deed> deeds = new Flood(arguments[0], Integer.parseInt(arguments[1])).deeds();
        Set<String> wanted = Set.of(Arrays.copyOfRange(arguments, 2, arguments.length));
        deeds.forEach((name, deed) -> {
            if (wanted.isEmpty() || wanted.contains(name)) {
                always(deed);
            }
        });
        Thread.currentThread().join();
    }

    /** What he does, by name. */
    private Map<String, Deed> deeds() {
        return Map.of(
                "keys", () -> posts("/api/v2.0/", "application/octet-stream", Bytes.ecdhe()),
                "sign-in", () -> posts("/console/j_security_check", FORM, new byte[15_000]),
                "console", () -> posts("/console/", FORM, new byte[15_000]),
                "tickets", () -> talk(Bytes.times(4, Bytes.ticketRequest(1))),
                "many-tickets", () -> talk(Bytes.ticketRequest(1024)),
                "ignored", () -> talk(Bytes.times(15, Bytes.ignored(64 << 10))),
                "memory", this::holdMemory,
                "streams", this::holdStreams,
                "bodies", this::holdBodies);
    }

    private interface Deed {
        void run() throws IOException, InterruptedException;
    }

    private static void always(Deed deed) {
        Thread.ofPlatform().daemon().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    deed.run();
                    Thread.sleep(1);
                } catch (IOException | CompletionException e) {
                    // Cut off: once more.
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(host, port), 5000);
        socket.setSoTimeout(5000);
        return socket;
    }

    private byte[] head(String path, String type, int length) {
        return ("POST " + path + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: " + type + "\r\nContent-Length: "
                        + length + "\r\n\r\n")
                .getBytes(US_ASCII);
    }

    /** One post after the other on one connection; answers are read and thrown away. */
    private void posts(String path, String type, byte[] body) throws IOException, InterruptedException {
        try (Socket socket = connect()) {
            InputStream in = socket.getInputStream();
            byte[] answer = new byte[8192];
            while (true) {
                socket.getOutputStream().write(head(path, type, body.length));
                socket.getOutputStream().write(body);
                if (in.read(answer) < 0) {
                    return;
                }
                Thread.sleep(1);
            }
        }
    }

    /** A stream with keys, over which the same is said again and again. */
    private void talk(byte[] message) throws IOException, InterruptedException {
        WebSocket stream = stream();
        stream.sendBinary(ByteBuffer.wrap(Bytes.ecdhe()), true).join();
        while (!stream.isOutputClosed()) {
            stream.sendBinary(ByteBuffer.wrap(message), true).join();
            Thread.sleep(1);
        }
    }

    private void holdMemory() throws InterruptedException {
        List<WebSocket> streams = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            WebSocket stream = stream();
            streams.add(stream);
            stream.sendBinary(ByteBuffer.wrap(Bytes.unfinished(8 * MEBIBYTE - 1024, MEBIBYTE - 8)), true)
                    .join();
            stream.sendBinary(ByteBuffer.wrap(new byte[MEBIBYTE]), true).join();
        }
        Thread.sleep(2000);
        streams.forEach(WebSocket::abort);
    }

    private void holdStreams() throws InterruptedException {
        List<WebSocket> streams = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            streams.add(stream());
        }
        Thread.sleep(10_000);
        streams.forEach(WebSocket::abort);
    }

    private void holdBodies() throws IOException, InterruptedException {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Socket socket = connect();
            sockets.add(socket);
            socket.getOutputStream().write(head("/api/v2.0/", "application/octet-stream", 8 * MEBIBYTE));
            socket.getOutputStream().write(new byte[64 << 10]);
        }
        Thread.sleep(5000);
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private WebSocket stream() {
        return http.newWebSocketBuilder()
                .subprotocols("privmx-tls-1")
                .buildAsync(URI.create("ws://" + host + ":" + port + "/api/v2.0/stream"), new Deaf())
                .join();
    }

    /** Reads and forgets. */
    private static final class Deaf implements WebSocket.Listener {
        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
            webSocket.request(1);
            return null;
        }
    }
}
