package org.postern.client.discovery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A port before the JDK's HTTP server that hangs up on whoever begins in TLS; that server would wait for the rest of the line. */
final class NoTls implements AutoCloseable {
    /** First byte of a TLS handshake (RFC 8446 §5.1). */
    private static final int HANDSHAKE = 22;

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final InetSocketAddress behind;

    NoTls(InetSocketAddress behind) throws IOException {
        this.behind = behind;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Thread.ofVirtual().start(() -> carry(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void carry(Socket client) {
        try (client) {
            int first = client.getInputStream().read();
            if (first < 0 || first == HANDSHAKE) {
                return;
            }
            try (Socket server = new Socket(behind.getAddress(), behind.getPort())) {
                Thread.ofVirtual().start(() -> copy(server, client));
                server.getOutputStream().write(first);
                client.getInputStream().transferTo(server.getOutputStream());
            }
        } catch (IOException gone) {
            // So is the test, or it asked for another scheme.
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // One of both has hung up.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
