package org.postern.appliance.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Somebody who knocks at every door of the service all the time, over plain HTTP, and counts how he is answered. */
final class Knocking implements AutoCloseable {
    private static final List<String> DOORS =
            List.of("/", "/health/live", "/health/ready", "/console/sign-in", "/api/v2.0/");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final String service;
    private final Map<String, Integer> answers = new ConcurrentSkipListMap<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final ExecutorService knockers = Executors.newFixedThreadPool(DOORS.size());

    Knocking(TestAppliance appliance) {
        service = "http://" + appliance.address();
        DOORS.forEach(door -> knockers.execute(() -> knock(door)));
    }

    private void knock(String door) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(service + door)).timeout(PATIENCE);
        // No records at all: the answer of a server that runs is an empty body.
        HttpRequest asked =
                door.startsWith("/api") ? request.POST(BodyPublishers.noBody()).build() : request.build();
        while (!over.get()) {
            // Each time a connection of its own, as strangers come.
            try (HttpClient client = HttpClient.newHttpClient()) {
                note(client.send(asked, BodyHandlers.discarding()));
            } catch (IOException e) {
                answers.merge(e.getClass().getSimpleName(), 1, Integer::sum);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void note(HttpResponse<?> answer) {
        String later = answer.headers().firstValue("Retry-After").isPresent() ? ", later" : "";
        answers.merge(answer.statusCode() + later, 1, Integer::sum);
    }

    /** How often there was which answer: a status, with the word that there is a time to come again, or no answer by its name. */
    Map<String, Integer> answers() {
        return new TreeMap<>(answers);
    }

    @Override
    public void close() {
        over.set(true);
        knockers.shutdown();
        try {
            if (!knockers.awaitTermination(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("expected the knocking to end");
            }
        } catch (InterruptedException e) {
            throw new AssertionError("expected not to be interrupted", e);
        }
    }
}
