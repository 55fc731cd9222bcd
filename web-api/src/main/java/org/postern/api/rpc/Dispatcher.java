package org.postern.api.rpc;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.postern.core.call.Answer;
import org.postern.core.call.Binding;
import org.postern.core.call.CallContext;
import org.postern.core.caller.AccessRefused;
import org.postern.core.caller.AccessRules;
import org.postern.core.database.DatabaseGate;
import org.postern.core.database.DatabaseRefusal;
import org.postern.core.settings.Settings;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.method.Access;
import org.postern.protocol.method.Method;
import org.postern.protocol.schema.Malformed;
import org.postern.transport.message.CallReply;
import org.postern.transport.server.ServerEvent.Call;

/** One call to one answer, in the order of checks of transport.md §12.3: method, keys, parameters, access level, deed. */
@Dependent
public class Dispatcher {
    private final MethodRegistry registry;
    private final AccessRules rules;
    private final DatabaseGate gate;
    private final Settings settings;
    private final SecureRandom random;

    @Inject
    public Dispatcher(
            MethodRegistry registry, AccessRules rules, DatabaseGate gate, Settings settings, SecureRandom random) {
        this.registry = registry;
        this.rules = rules;
        this.gate = gate;
        this.settings = settings;
        this.random = random;
    }

    /** Never fails: whatever happens becomes an answer, and a failed call does not touch others of its body. */
    Dispatched answer(Call call, CallerSource callers) {
        Optional<Binding<?, ?>> method = registry.find(call.method());
        if (method.isEmpty()) {
            return new Dispatched.Now(failure(call, ErrorCode.METHOD_NOT_FOUND, Optional.empty()));
        }
        // What may have been recorded changes nothing (transport.md §9.6).
        if (!call.live() && method.get().method().effect().changes()) {
            return new Dispatched.Now(failure(call, ErrorCode.FRESH_KEYS_REQUIRED, Optional.empty()));
        }
        return answer(method.get(), call, callers);
    }

    private <P extends Record, R> Dispatched answer(Binding<P, R> bound, Call call, CallerSource callers) {
        Method<P, R> method = bound.method();
        try {
            P params = method.params().read(call.params(), settings.limits());
            return bound.transactional() ? gated(bound, params, call, callers) : done(bound, params, call, callers);
        } catch (Malformed | ProtocolException | UnknownSessionException | RuntimeException | AssertionError e) {
            return new Dispatched.Now(failed(call, e));
        }
    }

    /** The session, which is looked up first, needs the database too. */
    private <P extends Record, R> Dispatched gated(Binding<P, R> bound, P params, Call call, CallerSource callers)
            throws ProtocolException, UnknownSessionException {
        try (DatabaseGate.Place _ = gate.enter()) {
            return done(bound, params, call, callers);
        }
    }

    private <P extends Record, R> Dispatched done(Binding<P, R> bound, P params, Call call, CallerSource callers)
            throws ProtocolException, UnknownSessionException {
        Method<P, R> method = bound.method();
        CallContext context = context(method.access(), call, callers);
        rules.check(method.access(), context.caller());
        return switch (bound.deed().call(context, params)) {
            case Answer.Now<R>(R result) -> new Dispatched.Now(result(method, call, result));
            case Answer.Later<R> later -> waiting(method, later, withoutParams(call), callers);
        };
    }

    private <R> Dispatched waiting(Method<?, R> method, Answer.Later<R> later, Call call, CallerSource callers) {
        return new Dispatched.Later(call, later, () -> late(method, later, call, callers));
    }

    /** What is kept of a call that waits: it can be half a minute, and there can be many. */
    private static Call withoutParams(Call call) {
        return new Call(call.id(), call.method(), Map.of(), call.sessionId(), call.live());
    }

    /** The answer of a deed that has waited: only to somebody who may still be answered. */
    private <R> CallReply late(Method<?, R> method, Answer.Later<R> later, Call call, CallerSource callers) {
        try (DatabaseGate.Place _ = gate.enter()) {
            rules.check(
                    method.access(),
                    context(method.access(), call, callers.renewed()).caller());
            return result(method, call, later.work().result());
        } catch (ProtocolException | UnknownSessionException | RuntimeException | AssertionError e) {
            return failed(call, e);
        }
    }

    private static <R> CallReply result(Method<?, R> method, Call call, R result) {
        return new CallReply.Result(call.id(), method.result().write(result));
    }

    private CallReply failed(Call call, Throwable failure) {
        return switch (failure) {
            case Malformed e -> failure(call, e.code(), Optional.ofNullable(e.getMessage()));
            case ProtocolException e -> failure(call, e.code(), e.data());
            case AccessRefused e -> new CallReply.InternalFailure(call.id(), e.text(call.method()));
            case UnknownSessionException _ -> new CallReply.InternalFailure(call.id(), UnknownSessionException.TEXT);
            default ->
                DatabaseRefusal.of(failure)
                        .map(code -> failure(call, code, Optional.empty()))
                        .orElseGet(() -> unexpected(call, failure));
        };
    }

    /** The answer to a call that would have to wait where too many do (transport.md §12.5). */
    CallReply crowded(Call call) {
        return failure(call, ErrorCode.INVALID_STATE, Optional.of("Expected fewer waiting calls"));
    }

    /** The answer to a call whose own answer could not be made. */
    CallReply unexpected(Call call, Throwable failure) {
        return new CallReply.InternalFailure(
                call.id(), Failures.report("A call of " + known(call.method()), failure, random));
    }

    private String known(String method) {
        return registry.find(method).isPresent() ? method : "an unknown method";
    }

    private static CallContext context(Access access, Call call, CallerSource callers) throws UnknownSessionException {
        return access == Access.PUBLIC ? callers.anybody() : callers.of(call.sessionId());
    }

    private static CallReply failure(Call call, ErrorCode code, Optional<? extends Object> data) {
        return new CallReply.Failure(call.id(), code.code(), code.message(), data.map(Object.class::cast));
    }
}
