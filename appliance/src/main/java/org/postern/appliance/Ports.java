package org.postern.appliance;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** TCP ports: which are free, and which are not. */
final class Ports {

    private Ports() {}

    /** A port on 127.0.0.1 that was free a moment ago. */
    static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /**
     * Refuses a port that cannot be listened on, before anything is started.
     *
     * @param option with which another one is chosen
     */
    static void requireFree(String address, int port, String option) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (BindException e) {
            throw new ApplianceException(
                    ExitCode.PORT_TAKEN,
                    "Port " + port + " on " + address + " is not free (" + e.getMessage()
                            + "). Choose another one with " + option + " N.",
                    e);
        } catch (IOException e) {
            throw new ApplianceException(
                    ExitCode.PORT_TAKEN, "Cannot listen on " + address + ":" + port + ": " + e.getMessage(), e);
        }
    }
}
