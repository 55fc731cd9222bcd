package org.postern.appliance.incontainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postern.protocol.method.NoParams;
import org.postern.protocol.method.UtilityMethods;

/** Clients that are slow or silent keep nobody else waiting (transport.md §23). More of them than the server has threads. */
@ExtendWith(ArquillianExtension.class)
class SlowClientsIT {
    private static final int IDLE = 100;
    private static final int SLOW = 200;
    private static final int CALLS = 50;

    private final List<SocketChannel> connections = new ArrayList<>();

    @Deployment(testable = false)
    static Archive<?> deployment() throws IOException, SQLException {
        return FreshApplication.deployment();
    }

    @AfterEach
    void closeAll() throws IOException {
        for (SocketChannel connection : connections) {
            connection.close();
        }
    }

    private SocketChannel connect() throws IOException {
        int port = FreshApplication.server().getPort();
        SocketChannel connection = SocketChannel.open(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
        connections.add(connection);
        return connection;
    }

    private static void send(SocketChannel connection, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            connection.write(bytes);
        }
    }

    private static String post(String path, String type) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
                + "\r\nContent-Length: 70000\r\n\r\n";
    }

    @Test
    @DisplayName(
            "three hundred idle and slow connections, and ordinary calls are answered; a slow body is cut off")
    void slowClientsKeepNobodyWaiting() throws Exception {
        for (int i = 0; i < IDLE; i++) {
            connect();
        }
        List<SocketChannel> slow = new ArrayList<>();
        for (int i = 0; i < SLOW; i++) {
            SocketChannel connection = connect();
            send(connection, post("/api/v2.0/", "application/octet-stream"));
            slow.add(connection);
        }
        for (int i = 0; i < SLOW / 2; i++) {
            send(connect(), post(i % 2 == 0 ? "/api/" : "/console/", "application/json") + "{");
        }
        RecordClient client = FreshApplication.stranger();
        for (int i = 0; i < CALLS; i++) {
            send(slow.get(i), "\001");
            assertEquals("pong", client.call(UtilityMethods.PING, NoParams.NONE));
        }
        String answer = read(slow.getFirst());
        assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
        assertTrue(answer.contains("Connection: close"), answer);
        assertEquals("pong", client.call(UtilityMethods.PING, NoParams.NONE));
    }

    /** All that the server sends until it closes. */
    private static String read(SocketChannel connection) throws IOException {
        ByteBuffer answer = ByteBuffer.allocate(8192);
        int read = 0;
        while (read >= 0) {
            read = connection.read(answer);
        }
        return new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
    }
}
