package org.postern.api.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.postern.core.caller.AccessRefused;
import org.postern.core.caller.AccessRules;
import org.postern.core.caller.Caller;
import org.postern.core.settings.Settings;
import org.postern.protocol.method.Access;
import org.postern.protocol.method.Method;
import org.postern.protocol.method.MethodCatalog;

/** Every method of the catalogue for every level of caller: let in, or refused by exactly the text of its level (api.md §2). */
class AccessMatrixTest {
    private static final Settings ALL_ENABLED = TestCalls.SETTINGS;
    private static final Settings ALL_DISABLED = Settings.read(Map.of(
            "postern.data", "/var/lib/postern",
            "postern.registrationEnabled", "false",
            "postern.changeCredentialsEnabled", "false",
            "postern.interServerCommunicationEnabled", "false"));

    private enum Level {
        STANDARD,
        USER,
        ADMINISTRATOR;

        Caller caller() {
            return switch (this) {
                case STANDARD -> new Caller.Anonymous(TestCalls.ADDRESS);
                case USER -> new Caller.LoggedIn(TestCalls.ALICE, false, TestCalls.SESSION, TestCalls.ADDRESS);
                case ADMINISTRATOR -> new Caller.LoggedIn(TestCalls.ALICE, true, TestCalls.SESSION, TestCalls.ADDRESS);
            };
        }
    }

    @TestFactory
    @DisplayName("every method for every level of caller, with all features enabled")
    Stream<DynamicTest> enabled() {
        return cells(ALL_ENABLED, true);
    }

    @TestFactory
    @DisplayName("every method for every level of caller, with all features disabled")
    Stream<DynamicTest> disabled() {
        return cells(ALL_DISABLED, false);
    }

    private static Stream<DynamicTest> cells(Settings settings, boolean enabled) {
        List<DynamicTest> cells = new ArrayList<>();
        for (Method<?, ?> method : MethodCatalog.all()) {
            for (Level level : Level.values()) {
                Optional<String> expected = refusal(method.access(), level, enabled);
                cells.add(DynamicTest.dynamicTest(
                        "" + method.name() + " by " + level + ": "
                                + expected.map(name -> "refused, " + name).orElse("let in"),
                        () -> assertEquals(
                                expected.map(name -> "Failed assert " + name + " for method '" + method.name() + "'"),
                                found(settings, method, level))));
            }
        }
        return cells.stream();
    }

    /** The table of api.md §2, written down a second time. */
    private static Optional<String> refusal(Access access, Level level, boolean enabled) {
        boolean user = level != Level.STANDARD;
        return switch (access) {
            case PUBLIC, SINK -> Optional.empty();
            case INTERSERVER -> enabled || user ? Optional.empty() : Optional.of("SESSION_ESTABLISHED");
            case USER -> user ? Optional.empty() : Optional.of("USER_AUTHENTICATED");
            case CREDENTIALS -> {
                Optional<String> feature = enabled ? Optional.empty() : Optional.of("CHANGE_CRETENTIALS_ENABLED");
                yield user ? feature : Optional.of("USER_AUTHENTICATED");
            }
            case REGISTRATION -> enabled ? Optional.empty() : Optional.of("REGISTRATION_ENABLED");
            case ADMIN -> level == Level.ADMINISTRATOR ? Optional.empty() : Optional.of("ADMIN_PERMISSIONS");
        };
    }

    private static Optional<String> found(Settings settings, Method<?, ?> method, Level level) {
        try {
            new AccessRules(settings).check(method.access(), level.caller());
            return Optional.empty();
        } catch (AccessRefused refused) {
            return Optional.of(refused.text(method.name()));
        }
    }
}
