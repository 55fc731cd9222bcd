package org.postern.appliance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;

/** Asks the management port of the server whether the application is ready. */
record Health(int managementPort) {

    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int UNAVAILABLE = 503;
    private static final String READY = "/health/ready";
    private static final String LIVE = "/health/live";

    /** What the server says of itself. */
    enum Answer {
        /** The application answers requests. */
        READY,
        /** No answer, or not all parts are up yet. */
        STARTING,
        /** The server runs, but something in it, the application perhaps, did not start. */
        FAILED
    }

    /** Which implementation of the curve the application computes with; empty when it cannot be asked on 127.0.0.1. */
    static Optional<String> curve(int port) {
        return service(port)
                .filter(answer -> !answer.path("status").asText().equals("DOWN"))
                .map(answer -> answer.path("curve").asText())
                .filter(curve -> !curve.isEmpty());
    }

    /** What the service says of its readiness; empty when it cannot be asked on 127.0.0.1 in plain HTTP. */
    static Optional<JsonNode> service(int port) {
        try {
            HttpURLConnection connection = connect(port, READY);
            boolean unavailable = connection.getResponseCode() == UNAVAILABLE;
            try (InputStream body = unavailable ? connection.getErrorStream() : connection.getInputStream()) {
                return Optional.ofNullable(new ObjectMapper().readTree(body));
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static HttpURLConnection connect(int port, String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        return connection;
    }

    /** Whether anybody answers there, whatever the answer. */
    boolean lives() {
        try {
            HttpURLConnection connection = connect(managementPort, LIVE);
            try {
                return connection.getResponseCode() > 0;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }

    Answer ask() {
        try {
            HttpURLConnection connection = connect(managementPort, READY);
            try {
                return answer(connection);
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return Answer.STARTING;
        }
    }

    private static Answer answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        if (status == HttpURLConnection.HTTP_OK) {
            return Answer.READY;
        }
        if (status != UNAVAILABLE) {
            return Answer.STARTING;
        }
        try (InputStream body = connection.getErrorStream()) {
            JsonNode checks = new ObjectMapper().readTree(body).path("checks");
            boolean running = isUp(checks, "server-state").orElse(false);
            boolean clean = isUp(checks, "boot-errors").orElse(true);
            return running && !clean ? Answer.FAILED : Answer.STARTING;
        }
    }

    private static Optional<Boolean> isUp(JsonNode checks, String name) {
        return checks.valueStream()
                .filter(check -> check.path("name").asText().equals(name))
                .map(check -> check.path("status").asText().equals("UP"))
                .findFirst();
    }
}
