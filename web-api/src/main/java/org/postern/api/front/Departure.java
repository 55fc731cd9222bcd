package org.postern.api.front;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.xnio.IoUtils;
import org.xnio.conduits.StreamSourceConduit;

/**
 * Notices that a client goes away while it is to be answered later (transport.md §12.5): nobody reads its connection then, and so
 * nobody would see its end before the answer is written. All of it runs on the thread of the connection. Of a connection of
 * HTTP/2, which is read all the time, only the end is noticed.
 */
final class Departure {
    private final HttpServerConnection connection;

    private Departure(HttpServerConnection connection) {
        this.connection = connection;
    }

    /** Begins to watch; a client that goes ends its exchange. */
    static Optional<Departure> watch(HttpServerExchange exchange) {
        if (!(exchange.getConnection() instanceof HttpServerConnection connection)
                || connection.getExtraBytes() != null) {
            return Optional.empty();
        }
        Departure departure = new Departure(connection);
        connection.getChannel().getSourceChannel().setReadListener(_ -> departure.read(exchange));
        connection.getOriginalSourceConduit().resumeReads();
        return Optional.of(departure);
    }

    /** Ends the watching, before the answer goes on. */
    void end() {
        connection.getOriginalSourceConduit().suspendReads();
        connection.getChannel().getSourceChannel().setReadListener(null);
    }

    private void read(HttpServerExchange exchange) {
        StreamSourceConduit source = connection.getOriginalSourceConduit();
        PooledByteBuffer pooled = connection.getByteBufferPool().allocate();
        ByteBuffer buffer = pooled.getBuffer();
        int read = read(source, buffer);
        if (read > 0) {
            // The next request already: it stays for whoever reads it after the answer. The end of such a client is not
            // noticed.
            end();
            buffer.flip();
            connection.ungetRequestBytes(pooled);
            return;
        }
        pooled.close();
        if (read < 0) {
            end();
            IoUtils.safeClose(connection);
            exchange.endExchange();
        }
    }

    private static int read(StreamSourceConduit source, ByteBuffer buffer) {
        try {
            return source.read(buffer);
        } catch (IOException e) {
            return -1;
        }
    }
}
