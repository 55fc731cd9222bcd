package org.postern.client.connection;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.postern.client.http.HttpFetcher;
import org.postern.client.http.WebSocketLink;
import org.postern.transport.PrivmxTls;
import org.postern.transport.blocking.ClientStream;
import org.postern.transport.blocking.RecordLink;

/** A record stream over a WebSocket at {@code <API base>v2.0/stream} (transport.md §27). */
final class RecordStream {
    static final String SUBPROTOCOL = "privmx-tls-1";
    private static final String PATH = "stream";

    /** Who gets no stream within this time gets HTTP bodies: some proxies swallow what they do not know. */
    private static final Duration OPENING = Duration.ofSeconds(3);

    /** For agreeing on keys, which a busy machine may take its time for. */
    private static final Duration AGREEMENT = Duration.ofSeconds(10);

    /** For a whole call, as long as an HTTP exchange may take at least (§4.4). */
    static final Duration CALL = Duration.ofSeconds(60);

    private final ClientStream stream;

    private RecordStream(ClientStream stream) {
        this.stream = stream;
    }

    /** @throws IOException if the server, or something before it, gives no stream */
    static RecordStream open(HttpFetcher http, URI calls, StreamListener listener, Freshness freshness, String agent)
            throws IOException {
        Link link = new Link();
        ClientStream stream = PrivmxTls.getInstance()
                .newClientStream(
                        link,
                        news -> listener.notified(news.method(), news.params()),
                        freshness.random(),
                        freshness.clock(),
                        agent);
        stream.setTimeout(AGREEMENT);
        link.socket.complete(http.stream(address(calls), SUBPROTOCOL, OPENING, new WebSocketLink.Receiver() {
            @Override
            public void received(byte[] bytes) {
                stream.received(bytes);
            }

            @Override
            public void ended(Optional<IOException> reason) {
                stream.ended(reason);
                listener.ended();
            }
        }));
        return new RecordStream(stream);
    }

    /** The socket, which may end before it is here: a server that has too many streams says so at once. */
    private static final class Link implements RecordLink {
        private final CompletableFuture<WebSocketLink> socket = new CompletableFuture<>();

        @Override
        public void send(byte[] records) throws IOException {
            socket.join().send(records);
        }

        @Override
        public void close() {
            var _ = socket.thenAccept(WebSocketLink::close);
        }
    }

    private static URI address(URI calls) {
        URI stream = calls.resolve(PATH);
        return URI.create(stream.toString().replaceFirst("^http", "ws"));
    }

    OpenSession asSession(boolean provenByKey) {
        return new OpenSession(stream, Transport.STREAM, provenByKey, stream::isOpen, stream::close);
    }
}
