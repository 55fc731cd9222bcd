package org.postern.transport.blocking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.transport.client.RecordRejected;
import org.postern.transport.message.CallOutcome;
import org.postern.transport.message.Members;

class StreamCallsTest {
    private final StreamCalls calls = new StreamCalls();

    private StreamCalls.Pending register() {
        assertTrue(calls.tryReserve());
        return calls.register();
    }

    private static Members answer(@Nullable Object id, Object result) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("id", id);
        members.put("result", result);
        return new Members(members);
    }

    @Test
    void matchesAnswersThatComeInAnotherOrder() throws Exception {
        StreamCalls.Pending one = register();
        StreamCalls.Pending two = register();
        StreamCalls.Pending three = register();
        calls.answered(answer(two.id(), "two"));
        calls.answered(answer(three.id(), "three"));
        assertFalse(one.outcome().isDone());
        calls.answered(answer(one.id(), "one"));
        assertEquals(new CallOutcome.Result("one"), one.outcome().get());
        assertEquals(new CallOutcome.Result("two"), two.outcome().get());
        assertEquals(new CallOutcome.Result("three"), three.outcome().get());
    }

    @ParameterizedTest(name = "refuses an answer to {0}")
    @CsvSource({"a call already answered,1", "a call never made,9", "no number,x"})
    void refusesAnswersNobodyWaitsFor(String what, String id) throws Exception {
        calls.answered(answer(register().id(), "OK"));
        Object found = id.equals("x") ? id : (Object) Long.parseLong(id);
        assertThrows(RecordRejected.class, () -> calls.answered(answer(found, what)));
    }

    @Test
    void boundsCallsInFlight() throws Exception {
        List<StreamCalls.Pending> inFlight = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            inFlight.add(register());
        }
        assertFalse(calls.tryReserve());
        assertThrows(NoAnswerInTime.class, () -> calls.reserve(Deadline.in(Duration.ofMillis(1))));
        calls.answered(answer(inFlight.getFirst().id(), "OK"));
        calls.reserve(Deadline.in(Duration.ofSeconds(1)));
        calls.forget(inFlight.get(1));
        assertTrue(calls.tryReserve());
        assertFalse(calls.tryReserve());
    }

    @Test
    void failsAllThatIsPending() {
        List<StreamCalls.Pending> inFlight = List.of(register(), register());
        calls.fail(new IOException("gone"));
        for (StreamCalls.Pending call : inFlight) {
            assertTrue(call.outcome().isCompletedExceptionally());
        }
    }
}
