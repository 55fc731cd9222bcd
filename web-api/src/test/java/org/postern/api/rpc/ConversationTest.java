package org.postern.api.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postern.api.rpc.Conversation.Step;
import org.postern.core.budget.Budgets;
import org.postern.core.budget.Stock;
import org.postern.core.expiry.Uptime;
import org.postern.core.session.local.LocalTicketStore;
import org.postern.transport.PrivmxTls;
import org.postern.transport.blocking.ClientStream;
import org.postern.transport.blocking.RecordLink;
import org.postern.transport.message.CallOutcome;
import org.postern.transport.message.CallRequest;
import org.postern.transport.message.HandshakeRefused;
import org.postern.transport.server.Admission;
import org.postern.transport.server.KeyLogin;
import org.postern.transport.server.PasswordLogin;
import org.postern.transport.server.ServerPorts;

/** Calls of a stream that wait for their answers, between a real client and the server's side (transport.md §12.5). */
class ConversationTest {
    private static final int PATIENCE_SECONDS = 20;
    private static final CallRequest PING = new CallRequest("ping", Map.of());
    private static final CallRequest WAITS = new CallRequest("srpInfo", Map.of());
    private static final CallOutcome PONG = new CallOutcome.Result("pong");

    private final SecureRandom random = new SecureRandom();
    private final TestCalls calls = new TestCalls();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private WaitingRoom room = room(1000, 1000);

    private static WaitingRoom room(int all, int perAddress) {
        return new WaitingRoom(new Stock<>(perAddress, all));
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    /** A stream whose server works on the thread of whoever sends. */
    private final class Wire implements RecordLink {
        private final Conversation server = new Conversation(
                PrivmxTls.getInstance().newServerEngine(ports()),
                calls.dispatcher(),
                room,
                TestCalls.ADDRESS,
                new CountedAdmission(new Budgets(TestCalls.SETTINGS), TestCalls.ADDRESS),
                random);
        private final ClientStream client =
                PrivmxTls.getInstance().newClientStream(this, _ -> {}, random, InstantSource.system(), "test;1");
        private final BlockingQueue<WaitingCall> waiting = new LinkedBlockingQueue<>();
        private final BlockingQueue<WaitingCall> due = new LinkedBlockingQueue<>();

        Wire() throws Exception {
            client.connect();
        }

        @Override
        public synchronized void send(byte[] records) {
            server.feed(records);
            boolean more = true;
            while (more) {
                more = switch (server.step(calls.callers())) {
                    case Step.Answered() -> true;
                    case Step.Waits(WaitingCall call) -> {
                        server.putOff(call);
                        call.begin(() -> due.add(call));
                        waiting.add(call);
                        yield true;
                    }
                    case Step.NeedsInput(), Step.Closed _ -> false;
                };
            }
            client.received(server.drain());
        }

        @Override
        public void close() {}

        void answerDue() throws InterruptedException {
            WaitingCall call = next(due);
            synchronized (this) {
                server.answerLate(call);
                client.received(server.drain());
            }
        }

        Future<List<CallOutcome>> begin(List<CallRequest> requests) {
            return threads.submit(() -> client.call(requests));
        }

        CallOutcome call(CallRequest request) throws Exception {
            return client.call(List.of(request)).getFirst();
        }
    }

    private ServerPorts ports() {
        PasswordLogin nobody = new PasswordLogin() {
            @Override
            public Challenge begin(String user, String host, Map<String, String> properties) {
                throw new AssertionError("expected no login");
            }

            @Override
            public Proof finish(String sessionId, java.math.BigInteger a, java.math.BigInteger m1)
                    throws HandshakeRefused {
                throw new AssertionError("expected no login");
            }
        };
        Uptime clock = Uptime.begin();
        return new ServerPorts(
                Admission.OF_ALL,
                new LocalTicketStore(Duration.ofMinutes(1), 8192, random, clock).from(TestCalls.ADDRESS),
                nobody,
                KeyLogin.UNAVAILABLE,
                _ -> Optional.empty(),
                clock,
                Duration.ofHours(1),
                random,
                "test;1");
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        return Optional.ofNullable(queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .orElseThrow();
    }

    private static CallOutcome only(Future<List<CallOutcome>> outcomes) throws Exception {
        return outcomes.get(PATIENCE_SECONDS, TimeUnit.SECONDS).getFirst();
    }

    private static CallOutcome text(String text) {
        return new CallOutcome.Result(Map.of("N", text, "g", "2"));
    }

    private static int code(CallOutcome outcome) {
        return switch (outcome) {
            case CallOutcome.Failure(int code, String _, var _) -> code;
            case CallOutcome.Result _ -> 0;
        };
    }

    @Test
    void otherCallsOfAStreamGoOnWhileOneWaits() throws Exception {
        Wire wire = new Wire();
        Future<List<CallOutcome>> late = wire.begin(List.of(WAITS));
        var _ = next(wire.waiting);

        assertEquals(PONG, wire.call(PING));
        assertEquals(1, room.count());
        calls.waiting.getFirst().complete("ab");
        wire.answerDue();
        assertEquals(text("ab"), only(late));
        assertEquals(0, room.count());
        assertEquals(1, calls.released);
    }

    @Test
    void lateAnswersComeUnderTheKeysOfTheirTime() throws Exception {
        Wire wire = new Wire();
        Future<List<CallOutcome>> late = wire.begin(List.of(WAITS));
        var _ = next(wire.waiting);

        wire.client.changeKeys();
        calls.waiting.getFirst().complete("ab");
        wire.answerDue();
        assertEquals(text("ab"), only(late));
        assertEquals(PONG, wire.call(PING));
    }

    @Test
    void waitingEndsWithThePatience() throws Exception {
        calls.patience = Duration.ofMillis(1);
        Wire wire = new Wire();
        Future<List<CallOutcome>> late = wire.begin(List.of(WAITS));
        wire.answerDue();

        assertEquals(text("late"), only(late));
        assertEquals(1, calls.released);
    }

    @Test
    void moreThanAHundredWaitingCallsOfOneStreamAreRefused() throws Exception {
        Wire wire = new Wire();
        var _ = wire.begin(Collections.nCopies(100, WAITS));
        for (int i = 0; i < 100; i++) {
            var _ = next(wire.waiting);
        }

        assertEquals(0x31, code(wire.call(WAITS)));
        assertEquals(1, calls.released, "the deed that was refused its place");
        calls.waiting.getFirst().complete("ab");
        wire.answerDue();
        var _ = wire.begin(List.of(WAITS));
        var _ = next(wire.waiting);
        assertEquals(100, room.count());
    }

    @Test
    void waitingCallsAreCountedByAddress() throws Exception {
        room = room(1000, 1);
        Wire first = new Wire();
        var _ = first.begin(List.of(WAITS));
        WaitingCall waits = next(first.waiting);
        Wire second = new Wire();

        assertEquals(0x31, code(second.call(WAITS)));
        waits.abandon();
        var _ = second.begin(List.of(WAITS));
        var _ = next(second.waiting);
        assertEquals(1, room.count());
    }

    @Test
    void waitingCallsAreCountedInTotal() throws Exception {
        room = room(0, 1000);

        assertEquals(0x31, code(new Wire().call(WAITS)));
        assertEquals(1, calls.released);
    }

    @Test
    void whoHasGoneIsNotAnswered() throws Exception {
        Wire wire = new Wire();
        var _ = wire.begin(List.of(WAITS));
        WaitingCall waits = next(wire.waiting);
        waits.abandon();
        waits.abandon();
        calls.waiting.getFirst().complete("ab");

        assertNull(wire.due.poll());
        assertEquals(1, calls.released);
        assertEquals(0, room.count());
    }

    @Test
    void stopOfTheServerAnswersWhoeverWaits() throws Exception {
        Wire wire = new Wire();
        Future<List<CallOutcome>> late = wire.begin(List.of(WAITS));
        var _ = next(wire.waiting);
        room.close();
        assertEquals(1, calls.released);
        wire.answerDue();

        CallOutcome outcome = only(late);
        assertEquals(-32603, code(outcome));
        assertTrue(outcome.toString().contains("Server stops"), outcome.toString());
        assertEquals(0x31, code(wire.call(WAITS)), "nobody waits any more");
    }
}
