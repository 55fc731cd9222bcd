package org.postern.core.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.core.admin.SetUpRefused.Reason;
import org.postern.core.admin.boundary.AdminBoundary;
import org.postern.core.admin.boundary.ConsoleSetUp;
import org.postern.core.admin.boundary.DayCount;
import org.postern.core.admin.boundary.Overview;
import org.postern.core.admin.control.ConsoleAccounts;
import org.postern.core.fixture.Core;
import org.postern.core.fixture.RealDatabase;
import org.postern.core.fixture.TestUser;
import org.postern.core.token.OneTimeToken;
import org.postern.protocol.Profile;
import org.postern.protocol.ProtocolException;

class ConsoleTest {
    private static final String NAME = "root@example.org";
    private static final String PASSWORD = "twelve chars";

    private final Core core = new Core(Profile.STRICT, Map.of());

    @BeforeEach
    void empty() throws SQLException {
        RealDatabase.execute("truncate console_account, console_setup");
        RealDatabase.clear();
    }

    private OneTimeToken code() throws ProtocolException {
        return core.call(ConsoleSetUp.class, ConsoleSetUp::renewCode).orElseThrow();
    }

    /** The reason of the refusal, if there is one; like the server, refusals are committed. */
    private Optional<Reason> setUp(OneTimeToken code, String name, String password) throws ProtocolException {
        return core.call(ConsoleAccounts.class, accounts -> {
            try {
                accounts.setUp(code, name, password.toCharArray());
                return Optional.empty();
            } catch (SetUpRefused e) {
                return Optional.of(e.reason());
            }
        });
    }

    private boolean pending() throws ProtocolException {
        return core.call(ConsoleAccounts.class, ConsoleAccounts::setUpPending);
    }

    @Test
    void codeMakesOneAdministrator() throws Exception {
        assertFalse(pending());
        OneTimeToken code = code();
        assertTrue(pending());

        assertEquals(Optional.empty(), setUp(code, NAME, PASSWORD));
        assertFalse(pending());
        assertEquals(Optional.of(Reason.NOT_PENDING), setUp(code, "another", PASSWORD));
        assertEquals(Optional.empty(), core.call(ConsoleSetUp.class, ConsoleSetUp::renewCode));
        assertEquals(1, RealDatabase.number("""
                        select count(*) from console_account
                        where name = ? and role = 'administrator' and iterations >= 210000
                          and octet_length(decode(digest, 'base64')) = 64
                          and octet_length(decode(salt, 'base64')) = 16""", NAME));
    }

    @Test
    void nextStartMakesTheCodeAnew() throws Exception {
        OneTimeToken lost = code();
        OneTimeToken found = code();

        assertEquals(Optional.of(Reason.WRONG_CODE), setUp(lost, NAME, PASSWORD));
        assertEquals(Optional.empty(), setUp(found, NAME, PASSWORD));
    }

    @Test
    void guessingEndsAfterTenTries() throws Exception {
        OneTimeToken code = code();
        for (int i = 0; i < 10; i++) {
            assertEquals(Optional.of(Reason.WRONG_CODE), setUp(new OneTimeToken("guess" + i), NAME, PASSWORD));
        }

        assertEquals(Optional.of(Reason.TOO_MANY_TRIES), setUp(code, NAME, PASSWORD));
        assertEquals(Optional.empty(), setUp(code(), NAME, PASSWORD));
    }

    @ParameterizedTest(name = "\"{0}\" with \"{1}\": {2}")
    @CsvSource({
        "ab, twelve chars, INVALID_NAME",
        "a b c, twelve chars, INVALID_NAME",
        "root, eleven char, INVALID_PASSWORD",
    })
    void badNameOrPasswordCostsNoTry(String name, String password, Reason reason) throws Exception {
        OneTimeToken code = code();
        for (int i = 0; i < 11; i++) {
            assertEquals(Optional.of(reason), setUp(code, name, password));
        }

        assertEquals(Optional.empty(), setUp(code, NAME, PASSWORD));
    }

    @Test
    void figuresCountWhatIsThere() throws Exception {
        TestUser.register("alice");
        TestUser.register("bob");
        RealDatabase.store(new byte[3], 0);
        long now = core.clock.millis();
        RealDatabase.execute(
                "insert into transfer (id, type, field_names, field_values, address, expires_at) values (?, 'x', '{}', '{}', '', ?)",
                new byte[16],
                now + 1);
        byte[] sink = TestUser.register("carol").identity().publicKey().compressed();
        RealDatabase.execute(
                "insert into sink (id, owner, mode, data, removable, key_access, created_at)"
                        + " values (?, 'carol', 'PUBLIC', '', true, false, 0)",
                sink);
        message(sink, 1, now, false);
        message(sink, 2, now - 86_400_000, false);
        message(sink, 3, now - 86_400_000, true);

        Overview overview = core.call(AdminBoundary.class, AdminBoundary::overview);
        assertEquals(3, overview.accounts());
        assertEquals(Map.of("public", 1L), overview.sinksByMode());
        assertEquals(2, overview.messages());
        assertEquals(0, overview.descriptors());
        assertEquals(1, overview.blocks());
        assertEquals(3, overview.blockBytes());
        assertEquals(1, overview.openTransfers());
        assertTrue(overview.database().bytes() > 0);
        List<DayCount> days = core.call(AdminBoundary.class, admin -> admin.messagesPerDay(3));
        LocalDate today = LocalDate.parse("2027-01-15");
        assertEquals(
                List.of(
                        new DayCount(today.minusDays(2), 0),
                        new DayCount(today.minusDays(1), 2),
                        new DayCount(today, 1)),
                days);
    }

    private static void message(byte[] sink, long mid, long date, boolean deleted) throws SQLException {
        RealDatabase.execute(
                "insert into message (sid, mid, flags, tags, changed_at, mod_id, deleted, server_date)"
                        + " values (?, ?, '', '{}', 0, ?, ?, ?)",
                sink,
                mid,
                mid,
                deleted,
                date);
    }
}
