package org.postern.appliance.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.appliance.e2e.CliHome.Said;
import org.postern.client.account.Account;

/** An administrator's deeds with nothing but the command line. */
@Timeout(600)
class AccountsE2eIT {
    private static final String PASSWORD = "an administrator and a user";
    private static final int WRONG_USE = 2;
    private static final int REFUSED = 3;
    private static final int WRONG_PASSWORD = 5;

    @Test
    @DisplayName("postern cli accounts: a user is blocked, let in, logged out and forgiven, by an administrator only")
    void accounts(@TempDir Path folder) throws Exception {
        try (TestAppliance appliance = TestAppliance.start(folder)) {
            Account first = appliance.registerFirst("admin", PASSWORD);
            String server = appliance.address().toString();
            CliHome admin = new CliHome(appliance, folder.resolve("admin"), PASSWORD);
            CliHome alice = new CliHome(appliance, folder.resolve("alice"), PASSWORD);
            admin.ok("login", "--server", server, "--name", "admin");
            alice.ok("register", "--server", server, "--token", first.invite(), "--name", "alice");

            assertEquals(
                    "alice",
                    admin.ok("accounts", "block", "alice").required("name").textValue());
            assertError(WRONG_PASSWORD, "DIFFERENT_M1", alice.run(List.of("whoami")));
            admin.ok("accounts", "unblock", "alice");
            alice.ok("whoami");
            admin.ok("accounts", "end-sessions", "alice");
            alice.ok("whoami");
            admin.ok("accounts", "forgive", "alice");
            assertEquals(
                    "2001:db8::1",
                    admin.ok("accounts", "forgive", "--address", "2001:db8::1")
                            .required("address")
                            .textValue());

            assertError(REFUSED, "USER_DOESNT_EXIST", admin.run(List.of("accounts", "block", "nobody")));
            assertError(
                    REFUSED,
                    "INVALID_JSON_PARAMETERS",
                    admin.run(List.of("accounts", "forgive", "--address", "localhost")));
            assertError(WRONG_USE, "USAGE", admin.run(List.of("accounts", "block", "admin")));
            assertError(WRONG_USE, "USAGE", alice.run(List.of("accounts", "block", "admin")));
            alice.ok("whoami");
        }
    }

    private static void assertError(int exitCode, String name, Said said) throws Exception {
        assertEquals(exitCode, said.exitCode(), said.text());
        JsonNode error = said.json().required("error");
        assertEquals(name, error.required("name").textValue(), said.text());
    }
}
