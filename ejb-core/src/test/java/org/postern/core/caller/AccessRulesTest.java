package org.postern.core.caller;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.core.TestSettings;
import org.postern.core.settings.Settings;
import org.postern.protocol.id.Username;
import org.postern.protocol.method.Access;

class AccessRulesTest {
    private static final Address ADDRESS = Address.parse("192.0.2.7");
    private static final Caller STANDARD = new Caller.Anonymous(ADDRESS);
    private static final Caller USER = new Caller.LoggedIn(new Username("alice"), false, "session", ADDRESS);
    private static final Caller ADMIN = new Caller.LoggedIn(new Username("root-1"), true, "session", ADDRESS);

    @ParameterizedTest(name = "{0}: standard {1}, user {2}, administrator {3}")
    @CsvSource(
            nullValues = "passes",
            value = {
                "PUBLIC, passes, passes, passes",
                "SINK, passes, passes, passes",
                "INTERSERVER, passes, passes, passes",
                "REGISTRATION, passes, passes, passes",
                "USER, USER_AUTHENTICATED, passes, passes",
                "CREDENTIALS, USER_AUTHENTICATED, passes, passes",
                "ADMIN, ADMIN_PERMISSIONS, ADMIN_PERMISSIONS, passes",
            })
    @DisplayName("different methods by level of the connection")
    void levels(Access access, @Nullable Level standard, @Nullable Level user, @Nullable Level admin) {
        Settings settings = TestSettings.with();

        expect(standard, settings, access, STANDARD);
        expect(user, settings, access, USER);
        expect(admin, settings, access, ADMIN);
    }

    @ParameterizedTest(name = "{0} with {1} off")
    @CsvSource({
        "INTERSERVER, interServerCommunicationEnabled, SESSION_ESTABLISHED, ",
        "REGISTRATION, registrationEnabled, REGISTRATION_ENABLED, REGISTRATION_ENABLED",
        "CREDENTIALS, changeCredentialsEnabled, USER_AUTHENTICATED, CHANGE_CRETENTIALS_ENABLED",
    })
    @DisplayName("settings take methods away")
    void switches(Access access, String setting, Level standard, @Nullable Level user) {
        Settings settings = TestSettings.with(setting, "false");

        expect(standard, settings, access, STANDARD);
        expect(user, settings, access, USER);
    }

    @Test
    void textOfARefusalIsTheOneClientsMatch() {
        assertEquals(
                "Failed assert USER_AUTHENTICATED for method 'sinkCreate'",
                new AccessRefused(Level.USER_AUTHENTICATED).text("sinkCreate"));
    }

    @Test
    void callerNeverShowsTheSession() {
        assertEquals("LoggedIn[alice]", USER.toString());
    }

    private static void expect(@Nullable Level refused, Settings settings, Access access, Caller caller) {
        AccessRules rules = new AccessRules(settings);
        if (refused == null) {
            assertDoesNotThrow(() -> rules.check(access, caller));
        } else {
            AccessRefused found = assertThrows(AccessRefused.class, () -> rules.check(access, caller));
            assertEquals(refused, found.level());
        }
    }
}
