package org.postern.transport.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.pson.PsonException;
import org.postern.transport.message.CallOutcome;
import org.postern.transport.message.Members;

/** Reads the answers to calls (transport.md §12.2). */
public final class ClientCalls {
    private ClientCalls() {}

    /** One outcome per call of a body, in their order. */
    public static List<CallOutcome> outcomes(ClientResponse response, List<?> ids) throws TransportException {
        List<CallOutcome> outcomes = new ArrayList<>(ids.size());
        for (Object id : ids) {
            Members answer = response.answer();
            if (!answer.find("id").equals(Optional.of(id))) {
                throw new RecordRejected("expected the answer to call " + id + ", found another one");
            }
            outcomes.add(outcome(answer));
        }
        return outcomes;
    }

    /** What an answer says, whichever call it is for. */
    public static CallOutcome outcome(Members answer) throws RecordRejected {
        if (answer.find("error").isPresent()) {
            return failure(answer);
        }
        return answer.find("result")
                .<CallOutcome>map(CallOutcome.Result::new)
                .orElseGet(
                        () -> new CallOutcome.Failure(CallOutcome.INTERNAL_ERROR, "Missing result", Optional.empty()));
    }

    private static CallOutcome failure(Members answer) throws RecordRejected {
        try {
            Members error = answer.object("error");
            Members inner = error.object("data").object("error");
            int code = Math.toIntExact(inner.integer("code"));
            return new CallOutcome.Failure(code, error.findText("msg").orElse(""), inner.find("data"));
        } catch (PsonException | ArithmeticException malformed) {
            throw new RecordRejected("malformed error: " + malformed.getMessage());
        }
    }
}
