package org.postern.core.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postern.core.admin.boundary.AdminBoundary;
import org.postern.core.admin.boundary.DayCount;
import org.postern.core.admin.boundary.Overview;
import org.postern.core.fixture.Core;
import org.postern.core.fixture.RealDatabase;
import org.postern.core.fixture.TestUser;
import org.postern.protocol.Profile;

class ConsoleTest {
    private final Core core = new Core(Profile.STRICT, Map.of());

    @BeforeEach
    void empty() throws SQLException {
        RealDatabase.clear();
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
