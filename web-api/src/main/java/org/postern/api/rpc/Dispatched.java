package org.postern.api.rpc;

import java.util.function.Supplier;
import org.postern.core.call.Answer;
import org.postern.transport.message.CallReply;
import org.postern.transport.server.ServerEvent.Call;

/** What a call has come to: an answer, or one that comes later (transport.md §12.5). */
sealed interface Dispatched {

    /** The call is answered. */
    record Now(CallReply reply) implements Dispatched {}

    /**
     * The call waits.
     *
     * @param call what is needed of it for the answer
     * @param answer says when the answer can be made, and wants to know when nobody waits any more
     * @param reply makes the answer; never fails
     */
    record Later(Call call, Answer.Later<?> answer, Supplier<CallReply> reply) implements Dispatched {}
}
