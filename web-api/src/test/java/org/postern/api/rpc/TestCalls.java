package org.postern.api.rpc;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.postern.core.call.Answer;
import org.postern.core.call.Binding;
import org.postern.core.call.CallContext;
import org.postern.core.caller.AccessRules;
import org.postern.core.caller.Address;
import org.postern.core.caller.Caller;
import org.postern.core.database.DatabaseGate;
import org.postern.core.settings.Settings;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.TransferId;
import org.postern.protocol.id.Username;
import org.postern.protocol.method.AccountMethods;
import org.postern.protocol.method.DescriptorMethods;
import org.postern.protocol.method.Done;
import org.postern.protocol.method.Method;
import org.postern.protocol.method.MethodCatalog;
import org.postern.protocol.method.UtilityMethods;
import org.postern.protocol.method.UtilityMethods.SrpInfo;

/** The real catalogue and dispatcher over deeds that a test can watch. */
final class TestCalls {
    static final Settings SETTINGS = Settings.read(Map.of("postern.data", "/var/lib/postern"));
    static final Address ADDRESS = Address.parse("192.0.2.1");
    static final Username ALICE = new Username("alice");
    static final String SESSION = "a session";

    /** Whether {@link #SESSION} has ended meanwhile. */
    boolean sessionEnded;

    /** What the calls that wait here wait for, in their order. */
    final List<CompletableFuture<String>> waiting = new ArrayList<>();

    /** How many of those nobody waits for any more. */
    int released;

    /** Whether there is a database. */
    boolean answers = true;

    Duration patience = Duration.ofMinutes(10);

    /** Names of methods whose deed was begun. */
    final List<String> begun = new ArrayList<>();

    Dispatcher dispatcher() {
        return new Dispatcher(
                registry(), new AccessRules(SETTINGS), new DatabaseGate(() -> answers), SETTINGS, new SecureRandom());
    }

    MethodRegistry registry() {
        List<Binding<?, ?>> bound = new ArrayList<>(watched());
        List<String> names =
                bound.stream().map(watched -> watched.method().name()).toList();
        for (Method<?, ?> method : MethodCatalog.all()) {
            if (!names.contains(method.name())) {
                bound.add(failing(method));
            }
        }
        return new MethodRegistry(MethodCatalog.all(), bound);
    }

    private List<Binding<?, ?>> watched() {
        return List.of(
                Binding.withoutTransaction(UtilityMethods.PING, (_, _) -> {
                    begun.add("ping");
                    return "pong";
                }),
                Binding.of(AccountMethods.SET_PRIV_DATA, (_, _) -> {
                    begun.add("setPrivData");
                    return Done.OK;
                }),
                Binding.of(AccountMethods.INVITE, (_, _) -> {
                    begun.add("invite");
                    throw new ProtocolException(ErrorCode.INVITATION_DISABLED, "a detail");
                }),
                // A method that anybody may call, so that clients without a login can wait here.
                new Binding<>(UtilityMethods.SRP_INFO, (_, _) -> {
                    begun.add("srpInfo");
                    CompletableFuture<String> text = new CompletableFuture<>();
                    waiting.add(text);
                    return new Answer.Later<>(
                            text, patience, () -> new SrpInfo(text.getNow("late"), "2"), () -> released++);
                }),
                new Binding<>(AccountMethods.GET_PRIV_DATA, (_, _) -> {
                    CompletableFuture<String> never = new CompletableFuture<>();
                    waiting.add(never);
                    return new Answer.Later<>(never, patience, () -> refusal(), () -> released++);
                }),
                Binding.of(DescriptorMethods.DESCRIPTOR_CREATE_INIT, (_, _) -> new TransferId(new byte[16])));
    }

    private static Optional<byte[]> refusal() throws ProtocolException {
        throw new ProtocolException(ErrorCode.ACCESS_DENIED, "after waiting");
    }

    private static <P extends Record, R> Binding<P, R> failing(Method<P, R> method) {
        return Binding.of(method, (_, _) -> {
            throw new IllegalStateException("value that must not be told");
        });
    }

    /** A user whose session is {@link #SESSION}; any other has ended. */
    CallerSource callers() {
        return new CallerSource() {
            @Override
            public CallContext anybody() {
                return new CallContext(new Caller.Anonymous(ADDRESS), Optional.empty());
            }

            @Override
            public CallContext of(Optional<String> sessionId) throws UnknownSessionException {
                if (sessionId.isEmpty()) {
                    return anybody();
                }
                if (sessionEnded || !sessionId.get().equals(SESSION)) {
                    throw new UnknownSessionException();
                }
                return new CallContext(new Caller.LoggedIn(ALICE, false, SESSION, ADDRESS), Optional.empty());
            }

            @Override
            public CallerSource renewed() {
                return this;
            }
        };
    }
}
