package org.postern.appliance.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.appliance.LauncherScript;
import org.postern.client.connection.ServerSession;
import org.postern.client.failure.CallRefused;
import org.postern.client.failure.ClientFailure;
import org.postern.client.storage.DescriptorReference;
import org.postern.client.storage.Descriptors;
import org.postern.client.storage.Progress;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.method.AccountMethods;
import org.postern.protocol.method.AccountMethods.NewRecoveryData;
import org.postern.protocol.method.AccountMethods.RecoveryData;
import org.postern.protocol.method.NoParams;
import org.postern.protocol.method.UtilityMethods;

/** An appliance under load whose parts are killed or stand still one after the other (docs/adr/0017). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(400)
class SupervisionE2eIT {
    private static final Duration STANDS_STILL = Duration.ofSeconds(30);

    /** Of a call that needs no database, while the database stands still and the load goes on. */
    private static final Duration IN_TIME = Duration.ofSeconds(3);

    private final EcPrivateKey login = EcPrivateKey.generate(new SecureRandom());
    private TestAppliance appliance;

    SupervisionE2eIT(@TempDir Path folder) throws Exception {
        this.appliance = TestAppliance.start(folder, List.of(), Map.of());
    }

    @BeforeAll
    void register() throws Exception {
        ServerSession owner =
                appliance.registerFirst("raven", "a password for kills").session();
        owner.call(
                AccountMethods.SET_RECOVERY_DATA,
                new NewRecoveryData(new byte[] {2}, "1.0", new RecoveryData(login.publicKey(), new byte[] {1})));
    }

    @AfterAll
    void stop() throws Exception {
        appliance.close();
    }

    /** Who is killed. */
    enum Victim {
        DATABASE,
        SERVER,
        LAUNCHER
    }

    /**
     * Each once; as many more as {@code postern.test.kills} says, every fourth of them the launcher, because a new one counts
     * restarts anew.
     */
    static Stream<Victim> victims() {
        Random random = new Random();
        IntFunction<Victim> victim = round -> round % 4 == 3
                ? Victim.LAUNCHER
                : List.of(Victim.DATABASE, Victim.SERVER).get(random.nextInt(2));
        return Stream.concat(
                Stream.of(Victim.values()),
                IntStream.range(0, Integer.getInteger("postern.test.kills", 0)).mapToObj(victim));
    }

    @ParameterizedTest(name = "kill -9 of the {0}")
    @MethodSource("victims")
    @Order(1)
    @DisplayName("what is killed at a random moment under load comes back, and nothing acknowledged is lost")
    void killedPartComesBack(Victim victim) throws Exception {
        try (Load load = loaded()) {
            LockSupport.parkNanos(new Random().nextLong(TimeUnit.SECONDS.toNanos(2)));
            long begin = System.nanoTime();
            switch (victim) {
                case DATABASE -> databaseComesBack();
                case SERVER -> serverComesBack();
                case LAUNCHER -> {
                    kill(appliance.launcher());
                    awaitMore(load, load.acknowledged());
                    begin = System.nanoTime();
                    appliance.startAgain();
                }
            }
            awaitMore(load, load.acknowledged());
            System.out.printf(
                    "kill -9 of the %s: served again after %.1f s, %d acknowledged%n",
                    victim, (System.nanoTime() - begin) / 1e9, load.acknowledged());
            load.end();
            assertNothingLost(load);
        }
    }

    private void databaseComesBack() throws Exception {
        long server = appliance.process("server");
        long database = appliance.process("database");
        kill(database);
        var _ = appliance.awaitLine("runs again");
        assertEquals(server, appliance.process("server"), "the server stays");
        assertNotEquals(database, appliance.process("database"));
    }

    private void serverComesBack() throws Exception {
        long launcher = appliance.process("launcher");
        kill(appliance.process("server"));
        var _ = appliance.awaitLine("answers again");
        assertEquals(launcher, appliance.process("launcher"), "the launcher stays");
    }

    @Test
    @Order(2)
    @DisplayName("while the database stands still for 30 s, ping and health answer in time, other calls are refused"
            + " with DATABASE_UNAVAILABLE, and afterwards all goes on")
    void databaseStandsStill() throws Exception {
        long server = appliance.process("server");
        long database = appliance.process("database");
        List<Long> processes = Stream.concat(
                        Stream.of(database),
                        ProcessHandle.of(database).orElseThrow().descendants().map(ProcessHandle::pid))
                .toList();
        try (Load load = loaded();
                ServerSession waiting = appliance.open();
                ServerSession user = appliance.open()) {
            user.loginWithKey(login);
            long begin = System.nanoTime();
            signal("STOP", processes);
            Duration slowest = Duration.ZERO;
            try {
                while (System.nanoTime() - begin < STANDS_STILL.toNanos()) {
                    slowest = slower(slowest, timed(() -> waiting.call(UtilityMethods.PING, NoParams.NONE)));
                    slowest = slower(
                            slowest, timed(() -> appliance.get("/health/live").statusCode()));
                    if (System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(8)) {
                        assertRefusedAsUnavailable(user);
                        assertReadiness(503, "DOWN");
                    }
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
                }
            } finally {
                signal("CONT", processes);
            }
            System.out.println("slowest ping or health while the database stood still: " + slowest.toMillis() + " ms");
            assertTrue(slowest.compareTo(IN_TIME) < 0, slowest::toString);
            awaitMore(load, load.acknowledged());
            load.end();
            assertNothingLost(load);
        }
        assertReadiness(200, "UP");
        assertEquals(server, appliance.process("server"));
        assertEquals(database, appliance.process("database"));
    }

    /** Long enough for a client that is told to come again in five seconds, three times (transport.md §4.2). */
    private static final Duration WITHOUT_HANGING = Duration.ofSeconds(30);

    @Test
    @Order(3)
    @DisplayName(
            "R-11.1, R-11.2 at a stop under load, over streams and bodies, what was taken is answered, and what comes later is"
                    + " told to come again and was not done")
    void stopUnderLoadAnswersWhatWasTaken() throws Exception {
        Map<String, Integer> answers;
        try (Load load = loaded()) {
            try (Knocking knocking = new Knocking(appliance)) {
                awaitMore(load, load.acknowledged());
                LauncherScript.Outcome stopped = appliance.stop();
                assertEquals(0, stopped.exitCode(), stopped::text);
                answers = knocking.answers();
            }
            load.end();
            System.out.printf(
                    "stop under load: %d acknowledged, others %s; slowest %d ms; doors %s%n",
                    load.acknowledged(),
                    load.failures().values(),
                    load.slowest().toMillis(),
                    answers);
            load.failures().values().forEach(said -> assertTrue(isToldToComeAgain(said), said));
            assertTrue(
                    load.slowest().compareTo(WITHOUT_HANGING) < 0,
                    () -> load.slowest().toString());
            appliance.startAgain();
            assertNothingLost(load);
            assertNothingElse(load);
        }
        assertRefusedInOrder(answers);
    }

    /** By the server, or because it has gone. */
    private boolean isToldToComeAgain(String sentence) {
        return Stream.of(
                        "The server is stopping. Try again later.",
                        "The server cannot be reached.",
                        "No PrivMX server answers at " + appliance.address(),
                        "the server has too much to do; try again later",
                        "Try again later. (expected HTTP status 200, found 503)")
                .anyMatch(sentence::contains);
    }

    /** What was not acknowledged was not done either: had it been, its answer was lost. */
    private void assertNothingElse(Load load) throws Exception {
        try (ServerSession session = appliance.open()) {
            session.loginWithKey(login);
            Descriptors descriptors = new Descriptors(session);
            for (Map.Entry<DescriptorReference, String> failed : load.failures().entrySet()) {
                CallRefused absent =
                        assertThrows(CallRefused.class, () -> descriptors.get(failed.getKey()), failed::getValue);
                assertEquals(ErrorCode.DESCRIPTOR_DOESNT_EXIST.code(), absent.code());
            }
        }
    }

    /**
     * Over plain HTTP: an answer, or a time to come again, or nobody there any more. In its very last moments the application server
     * has no filters any more that could add the time.
     */
    private static void assertRefusedInOrder(Map<String, Integer> answers) {
        Set<String> allowed = Set.of(
                "200", "503, later", "503", "ConnectException", "IOException", "SocketException", "EOFException");
        assertTrue(answers.containsKey("503, later"), answers::toString);
        assertTrue(allowed.containsAll(answers.keySet()), answers::toString);
    }

    /** What takes a moment and may fail. */
    private interface Deed {
        void run() throws Exception;
    }

    private static Duration timed(Deed deed) throws Exception {
        long begin = System.nanoTime();
        deed.run();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static Duration slower(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private void assertRefusedAsUnavailable(ServerSession user) {
        CallRefused refusal =
                assertThrows(CallRefused.class, () -> user.call(AccountMethods.GET_MY_DATA, NoParams.NONE));
        assertEquals(ErrorCode.DATABASE_UNAVAILABLE.code(), refusal.code(), refusal::toString);
    }

    private void assertReadiness(int status, String database) throws Exception {
        var answer = appliance.get("/health/ready");
        JsonNode facts = new ObjectMapper().readTree(answer.body());
        assertEquals(status, answer.statusCode(), answer::body);
        assertEquals(database, facts.path("database").asText());
        assertEquals(status == 503, answer.headers().firstValue("Retry-After").isPresent());
    }

    private Load loaded() throws Exception {
        Load load = new Load(appliance, login);
        awaitMore(load, 0);
        return load;
    }

    private static void awaitMore(Load load, int than) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (load.acknowledged() <= than + 10) {
            assertTrue(System.nanoTime() < end, "expected more to be acknowledged");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private void assertNothingLost(Load load) throws Exception {
        try (ServerSession session = appliance.open()) {
            session.loginWithKey(login);
            Descriptors descriptors = new Descriptors(session);
            for (Map.Entry<DescriptorReference, byte[]> object : load.objects().entrySet()) {
                assertArrayEquals(object.getValue(), read(descriptors, object.getKey()));
            }
        }
    }

    private static byte[] read(Descriptors descriptors, DescriptorReference reference) throws ClientFailure, Exception {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        descriptors.read(descriptors.get(reference), content, Progress.SILENT);
        return content.toByteArray();
    }

    private static void kill(long pid) throws Exception {
        ProcessHandle handle = ProcessHandle.of(pid).orElseThrow();
        handle.destroyForcibly();
        handle.onExit().get();
    }

    private static void signal(String name, List<Long> processes) throws Exception {
        for (long process : processes) {
            var _ = new ProcessBuilder("sh", "-c", "kill -" + name + " " + process)
                    .start()
                    .waitFor();
        }
    }
}
