package org.postern.appliance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HealthTest {
    private final HttpServer server;

    HealthTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void tellsTheCurveThatTheApplicationNames() {
        answer(200, "{\"status\":\"UP\",\"curve\":\"libsecp256k1 (native)\"}");
        assertEquals(Optional.of("libsecp256k1 (native)"), Health.curve(port()));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"{\"status\":\"UP\"}", "{\"curve\":\"\"}", "not JSON"})
    void tellsNoCurveWhenTheApplicationNamesNone(String body) {
        answer(200, body);
        assertEquals(Optional.empty(), Health.curve(port()));
    }

    @Test
    void tellsNoCurveWhenNobodyAnswers() {
        int port = port();
        server.stop(0);
        assertEquals(Optional.empty(), Health.curve(port));
    }

    @ParameterizedTest(name = "{0} with server-state {1} and boot-errors {2} means {3}")
    @CsvSource({"200, UP, UP, READY", "503, DOWN, UP, STARTING", "503, UP, DOWN, FAILED", "404, UP, UP, STARTING"})
    void judgesWhatTheServerSaysOfItself(int status, String state, String errors, Health.Answer expected) {
        answer(
                status,
                "{\"checks\":[{\"name\":\"server-state\",\"status\":\"%s\"},{\"name\":\"boot-errors\",\"status\":\"%s\"}]}"
                        .formatted(state, errors));
        assertEquals(expected, new Health(port()).ask());
    }

    @Test
    void statusSaysThatTheServiceHasLostItsDatabase() throws IOException {
        answer(503, "{\"status\":\"DOWN\",\"database\":\"DOWN\",\"disk\":\"UP\",\"curve\":\"pure Java\"}");
        HttpServer management = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        management.createContext("/health/ready", exchange -> exchange.sendResponseHeaders(200, -1));
        management.start();
        try {
            assertEquals(
                    new Condition(ExitCode.NOT_READY, "not ready: database DOWN, disk UP"),
                    Condition.of(
                            instance(Optional.empty(), management.getAddress().getPort())));
            assertEquals(Optional.empty(), Health.curve(port()));
        } finally {
            management.stop(0);
        }
    }

    @Test
    void statusSaysThatTheEmbeddedDatabaseIsGone() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();

        assertEquals(
                new Condition(ExitCode.NOT_READY, "not ready: the database is gone"),
                Condition.of(instance(Optional.of(ended.pid()), 1)));
    }

    /** Launcher and server are this process. */
    private Instance instance(Optional<Long> database, int managementPort) {
        ProcessId self = ProcessId.of(ProcessHandle.current());
        return new Instance(self, Optional.of(self), database, "strict", "http://localhost", port(), managementPort);
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private void answer(int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext("/health/ready", exchange -> {
            exchange.sendResponseHeaders(status, bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
    }
}
