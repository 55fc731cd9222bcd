package org.postern.appliance.incontainer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.annotation.Resource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postern.appliance.server.PosternDeployment;

/** The collection in cycles, by its timer alone (white paper "Garbage collector"; api.md §21). */
@ExtendWith(ArquillianExtension.class)
class CollectorTimerIT {
    @Resource(lookup = "java:jboss/datasources/PosternDS")
    private @Nullable DataSource dataSource;

    @Deployment
    static Archive<?> deployment() {
        return PosternDeployment.services(CollectorTimerIT.class, ShortInterval.class, SecondHand.class, Probe.class);
    }

    @Test
    @DisplayName("S-96.1 runs again and again by its timer, one cycle at a time, also after one that failed")
    void runsInCycles() throws SQLException {
        execute("truncate block, block_bytes, transfer, descriptor, sink cascade");
        for (String data : List.of("aa", "bb", "cc")) {
            execute("insert into block_bytes values (sha256('\\x" + data + "'), '\\x" + data + "')");
        }
        execute("insert into block select id, 1, 0 from block_bytes");
        execute("insert into block_reference values ('descriptor', '\\x01', 0, sha256('\\xaa'))");
        execute(
                "insert into transfer (id, type, field_names, field_values, username, session, expires_at)"
                        + " values (decode(repeat('0a', 16), 'hex'), 'descriptorCreate', '{username}', '{alice}', 'alice', 'a session', 99999999999999)");
        execute("insert into transfer_block select id, sha256('\\xbb') from transfer");

        // The one that is under way, one that begins after the rows were there, and one that shows that it has ended.
        Probe.awaitCycles(3);
        assertEquals(List.of("aa", "bb"), bytes());

        execute("delete from block_reference");
        Probe.awaitCycles(3);
        assertEquals(List.of("bb"), bytes());
        assertEquals(1, Probe.atTheSameTime());
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = given(dataSource).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> bytes() throws SQLException {
        List<String> all = new ArrayList<>();
        try (Connection connection = given(dataSource).getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select encode(data, 'hex') from block_bytes order by data");
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                all.add(found.getString(1));
            }
        }
        return all;
    }

    private static <T> T given(@Nullable T injected) {
        if (injected == null) {
            throw new AssertionError("expected the server to inject it");
        }
        return injected;
    }
}
