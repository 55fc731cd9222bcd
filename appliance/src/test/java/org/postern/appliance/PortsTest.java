package org.postern.appliance;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** A taken port is refused before anything starts. */
class PortsTest {

    private static final String LOOPBACK = "127.0.0.1";

    @Test
    void refusesAPortThatIsTaken() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral(LOOPBACK))) {
            var refused = assertThrows(
                    ApplianceException.class, () -> Ports.requireFree(LOOPBACK, socket.getLocalPort(), "--port"));
            assertEquals(ExitCode.PORT_TAKEN, refused.exitCode());
            String message = String.valueOf(refused.getMessage());
            assertTrue(message.startsWith("Port " + socket.getLocalPort() + " on 127.0.0.1 is not free"), message);
        }
    }

    @Test
    void acceptsAFreePort() throws Exception {
        int port = Ports.free();
        assertDoesNotThrow(() -> Ports.requireFree(LOOPBACK, port, "--port"));
    }

    @Test
    void refusesAnAddressThatIsNotOurs() {
        var refused = assertThrows(ApplianceException.class, () -> Ports.requireFree("192.0.2.1", 8080, "--port"));
        assertEquals(ExitCode.PORT_TAKEN, refused.exitCode());
    }
}
