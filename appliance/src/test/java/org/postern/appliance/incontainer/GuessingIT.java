package org.postern.appliance.incontainer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postern.protocol.method.AccountMethods;
import org.postern.protocol.method.NoParams;
import org.postern.transport.client.AlertReceived;
import org.postern.transport.client.TransportException;

/** Guessing of passwords, and handshakes without end, over the wire and with the default limits (api.md §22). */
@ExtendWith(ArquillianExtension.class)
@Timeout(300)
class GuessingIT {
    private static final String WRONG = "d3Jvbmc=";

    private final List<Stranger> strangers = new ArrayList<>();

    @Deployment(testable = false)
    static Archive<?> deployment() throws IOException, SQLException {
        return FreshApplication.deployment();
    }

    private Stranger at(String address) {
        Stranger stranger = new Stranger(FreshApplication.server(), address);
        strangers.add(stranger);
        return stranger;
    }

    @AfterEach
    void closeAll() {
        strangers.forEach(Stranger::close);
    }

    /** What a login is answered with. */
    private static String answer(RecordClient client, String name, String password)
            throws IOException, TransportException {
        try {
            client.login(name, "localhost", password);
            return "logged in";
        } catch (AlertReceived e) {
            return e.text();
        }
    }

    /** So many guesses begun one after the other, whose proofs come at the same moment; how often there was which answer. */
    private Map<String, Integer> guessesAtOnce(String address, String name, int count) throws Exception {
        Stranger stranger = at(address);
        CountDownLatch all = new CountDownLatch(count);
        List<Future<String>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                RecordClient client = stranger.connect();
                answers.add(threads.submit(() -> {
                    AtomicInteger bodies = new AtomicInteger();
                    // The first body begins the login, the second has the proof.
                    client.onTheWay(body -> bodies.incrementAndGet() == 2 ? awaiting(all, body) : body);
                    return answer(client, name, WRONG);
                }));
            }
        }
        Map<String, Integer> counts = new HashMap<>();
        for (Future<String> answer : answers) {
            counts.merge(answer.get(), 1, Integer::sum);
        }
        return counts;
    }

    private static byte[] awaiting(CountDownLatch latch, byte[] body) {
        latch.countDown();
        try {
            latch.await();
            return body;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Test
    @DisplayName(
            "R-23.2, R-23.4, R-23.5 of 60 guesses at once 16 are judged, the address is refused then, the owner logs"
                    + " in elsewhere and is told")
    void parallelGuesses() throws Exception {
        FreshApplication.begin().user("alice");
        Map<String, Integer> answers = guessesAtOnce("127.0.0.11", "alice", 60);

        assertEquals(16, answers.get("Different M1"), answers.toString());
        assertEquals(44, answers.get("Login rejected"), answers.toString());
        assertEquals("Login rejected", answer(at("127.0.0.11").connect(), "alice", Newcomer.PASSWORD));
        RecordClient elsewhere = at("127.0.0.12").connect();
        assertEquals("logged in", answer(elsewhere, "alice", Newcomer.PASSWORD));
        assertEquals(
                Optional.of(16L),
                elsewhere.call(AccountMethods.GET_MY_DATA, NoParams.NONE).failedLogins());
        RecordClient home = FreshApplication.stranger();
        assertEquals("logged in", answer(home, "alice", Newcomer.PASSWORD), "where she has logged in before");
        assertEquals(
                Optional.of(0L),
                home.call(AccountMethods.GET_MY_DATA, NoParams.NONE).failedLogins());
    }

    @Test
    @DisplayName("M-36.2 an address that begins keys without end is told to come later, and others go on being served")
    void keyExchangesWithoutEnd() throws Exception {
        Stranger stranger = at("127.0.0.13");
        List<HttpResponse<byte[]>> refused = new ArrayList<>();
        for (int i = 0; i < 2000 && refused.isEmpty(); i++) {
            HttpResponse<byte[]> answer = stranger.post(StrangersIT.ecdhe());
            if (answer.statusCode() != 200) {
                refused.add(answer);
            }
        }
        HttpResponse<byte[]> answer = refused.getFirst();
        assertEquals(429, answer.statusCode());
        assertEquals("5", answer.headers().firstValue("Retry-After").orElseThrow());
        assertTrue(new String(answer.body(), US_ASCII).endsWith("Too many requests"));
        assertEquals(200, at("127.0.0.14").post(StrangersIT.ecdhe()).statusCode());
        Thread.sleep(100);
        assertEquals(200, stranger.post(StrangersIT.ecdhe()).statusCode(), "and they come back");
    }
}
