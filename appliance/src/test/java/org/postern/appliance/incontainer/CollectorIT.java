package org.postern.appliance.incontainer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postern.appliance.server.PosternDeployment;
import org.postern.core.collection.CollectionCycle;
import org.postern.core.collection.Removals;
import org.postern.core.collection.Removals.Removal;

/** The collection in the server, each step in a transaction of its own (api.md §21). */
@ExtendWith(ArquillianExtension.class)
class CollectorIT {
    private static final int UNNAMED = 1200;

    @Inject
    private @Nullable CollectionCycle collection;

    @Resource(lookup = "java:jboss/datasources/PosternDS")
    private @Nullable DataSource dataSource;

    @Deployment
    static Archive<?> deployment() {
        return PosternDeployment.services(CollectorIT.class);
    }

    @Test
    @DisplayName("removes unnamed blocks in steps and leaves what an open transfer names")
    void removesUnnamedBlocksOnly() throws SQLException {
        execute("truncate block, block_bytes, transfer, descriptor, sink cascade");
        execute("insert into block_bytes select sha256(d), d from"
                + " (select decode(lpad(to_hex(i), 8, '0'), 'hex') d from generate_series(1, " + (UNNAMED + 2)
                + ") i) b");
        execute("insert into block select id, 4, 0 from block_bytes");
        execute(
                "insert into transfer (id, type, field_names, field_values, username, session, expires_at)"
                        + " values (decode(repeat('0a', 16), 'hex'), 'descriptorCreate', '{username}', '{alice}', 'alice', 'a session', 99999999999999)");
        execute("insert into transfer_block select t.id, b.id from transfer t, (select id from block limit 2) b");
        assertEquals(new Removal(UNNAMED, 4L * UNNAMED), collect().of("blocks"));
        assertEquals(2, blocks());
        execute("update transfer set expires_at = 0");
        assertEquals(2, collect().of("blocks").count());
        assertEquals(0, blocks());
    }

    private Removals collect() {
        Removals removals = given(collection).run();
        assertEquals(Set.of(), removals.failed());
        return removals;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = given(dataSource).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long blocks() throws SQLException {
        try (Connection connection = given(dataSource).getConnection();
                PreparedStatement count = connection.prepareStatement("select count(*) from block_bytes");
                ResultSet found = count.executeQuery()) {
            found.next();
            return found.getLong(1);
        }
    }

    private static <T> T given(@Nullable T injected) {
        if (injected == null) {
            throw new AssertionError("expected the server to inject it");
        }
        return injected;
    }
}
