package org.postern.api.rpc;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Optional;
import org.postern.core.call.Answer;
import org.postern.core.call.Binding;
import org.postern.core.call.CallContext;
import org.postern.core.caller.AccessRefused;
import org.postern.core.caller.AccessRules;
import org.postern.core.caller.Caller;
import org.postern.core.settings.Settings;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.method.Access;
import org.postern.protocol.method.Method;
import org.postern.protocol.schema.Malformed;
import org.postern.transport.CallReply;
import org.postern.transport.ServerEvent.Call;

/** One call to one answer, in the order of checks of transport.md §12.3: method, parameters, access level, deed. */
@Dependent
public class Dispatcher {
    private final MethodRegistry registry;
    private final AccessRules rules;
    private final Settings settings;
    private final SecureRandom random;

    @Inject
    public Dispatcher(MethodRegistry registry, AccessRules rules, Settings settings, SecureRandom random) {
        this.registry = registry;
        this.rules = rules;
        this.settings = settings;
        this.random = random;
    }

    /** Never fails: whatever happens becomes an answer, and a failed call does not touch others of its body. */
    public CallReply answer(Call call, CallerSource callers) {
        Optional<Binding<?, ?>> method = registry.find(call.method());
        if (method.isEmpty()) {
            return failure(call, ErrorCode.METHOD_NOT_FOUND, Optional.empty());
        }
        return answer(method.get(), call, callers);
    }

    private <P extends Record, R> CallReply answer(Binding<P, R> bound, Call call, CallerSource callers) {
        Method<P, R> method = bound.method();
        try {
            P params = method.params().read(call.params(), settings.limits());
            Caller caller = caller(method.access(), call, callers);
            rules.check(method.access(), caller);
            R result = result(bound.deed().call(new CallContext(caller, callers.watcher()), params));
            return new CallReply.Result(call.id(), method.result().write(result));
        } catch (Malformed e) {
            return failure(call, e.code(), Optional.ofNullable(e.getMessage()));
        } catch (ProtocolException e) {
            return failure(call, e.code(), e.data());
        } catch (AccessRefused e) {
            return new CallReply.InternalFailure(call.id(), e.text(call.method()));
        } catch (UnknownSessionException e) {
            return new CallReply.InternalFailure(call.id(), UnknownSessionException.TEXT);
        } catch (RuntimeException | AssertionError e) {
            return unexpected(call, e);
        }
    }

    private static <R> R result(Answer<R> answer) {
        return switch (answer) {
            case Answer.Now<R>(R result) -> result;
            case Answer.Later<R>(var later) -> later.toCompletableFuture().join();
        };
    }

    /** The answer to a call whose own answer could not be made. */
    CallReply unexpected(Call call, Throwable failure) {
        return new CallReply.InternalFailure(
                call.id(), Failures.report("A call of " + known(call.method()), failure, random));
    }

    private String known(String method) {
        return registry.find(method).isPresent() ? method : "an unknown method";
    }

    private static Caller caller(Access access, Call call, CallerSource callers) throws UnknownSessionException {
        return access == Access.PUBLIC ? callers.anybody() : callers.of(call.sessionId());
    }

    private static CallReply failure(Call call, ErrorCode code, Optional<? extends Object> data) {
        return new CallReply.Failure(call.id(), code.code(), code.message(), data.map(Object.class::cast));
    }
}
