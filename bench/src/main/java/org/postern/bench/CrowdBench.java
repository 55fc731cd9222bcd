package org.postern.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Calls of some while many others hold connections and do nothing, or send one byte a second. */
final class CrowdBench {
    private static final int IDLE = 500;
    private static final int STREAMS = 500;
    private static final int SLOW = 100;

    private final String host;
    private final int port;
    private final URI stream;

    CrowdBench(String address) {
        this.host = address.substring(0, address.indexOf(':'));
        this.port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
        this.stream = URI.create("ws://" + address + "/api/v2.0/stream");
    }

    /**
     * Rates of the calls with the crowd and without it, in turns.
     *
     * @param calls makes calls and tells how many
     */
    Comparison run(Callable<Double> calls, int warmUp, int rounds) throws Exception {
        Comparison crowded = new Comparison(
                "Small calls beside " + (IDLE + STREAMS) + " idle connections and " + SLOW + " clients of 1 byte/s",
                "calls/s",
                "the same calls alone",
                0.8);
        for (int round = -warmUp; round < rounds; round++) {
            Comparison counted = round < 0 ? new Comparison("", "", "", 0) : crowded;
            double alone = counted.rate(calls::call);
            try (Crowd crowd = new Crowd(host, port, IDLE, SLOW);
                    HttpClient http = HttpClient.newHttpClient()) {
                List<WebSocket> streams = streams(http);
                crowd.settle();
                counted.add(counted.rate(calls::call), alone);
                streams.forEach(WebSocket::abort);
            }
        }
        return crowded;
    }

    private List<WebSocket> streams(HttpClient http) throws IOException {
        List<WebSocket> streams = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            streams.add(http.newWebSocketBuilder()
                    .subprotocols("privmx-tls-1")
                    .buildAsync(stream, new WebSocket.Listener() {})
                    .join());
        }
        return streams;
    }
}
