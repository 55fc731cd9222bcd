package org.postern.db;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An installation whose blocks still lie in one table with their index is carried over (migration 6). */
class IndexApartFromBytesTest {
    private static final Path PROGRAMS = Path.of("target", "postgresql-programs");
    private static final String SINK = "02" + "ab".repeat(32);
    private static final String PUB = "03" + "cd".repeat(32);

    @TempDir
    private Path directory = Path.of("");

    @Test
    void keepsEveryBlockListAndOpenTransfer() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(directory, PROGRAMS, new SecureRandom())) {
            String url = postgres.jdbcUrl(EmbeddedPostgres.DATABASE);
            Flyway.configure()
                    .dataSource(url, postgres.user(), postgres.password())
                    .locations("classpath:db/migration")
                    .target("5")
                    .load()
                    .migrate();
            try (Connection connection = DriverManager.getConnection(url, postgres.user(), postgres.password());
                    Statement statement = connection.createStatement()) {
                fill(statement);
                assertEquals(
                        migrationsAfter(5),
                        Schema.migrate(url, postgres.user(), postgres.password())
                                .applied());
                blocksAreThere(statement);
                listsAreThere(statement);
                transfersAreThere(statement);
                namedBlocksCannotBeRemoved(statement);
            }
        }
    }

    private static int migrationsAfter(int version) {
        String[] names = Optional.ofNullable(new File("src/main/resources/db/migration").list())
                .orElseThrow();
        return (int) Arrays.stream(names)
                .filter(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))) > version)
                .count();
    }

    private static void fill(Statement statement) throws SQLException {
        for (int i = 1; i <= 4; i++) {
            statement.execute(
                    "insert into block values (%s, decode('0102030%d', 'hex'), 4, %d)".formatted(id(i), i, i));
        }
        statement.execute("insert into block select sha256(d), d, octet_length(d), 9"
                + " from (select convert_to(repeat('large', 26000), 'UTF8') d) b");
        statement.execute(
                "insert into descriptor values ('did', decode('%s', 'hex'), '', decode(repeat('00', 65), 'hex'), 0, 'x')"
                        .formatted(PUB));
        statement.execute("insert into descriptor_block values ('did', 0, %s), ('did', 1, %s), ('did', 2, %s)"
                .formatted(id(2), id(1), id(2)));
        statement.execute("insert into sink (id, owner, mode, data, removable, key_access, created_at)"
                + " values (decode('%s', 'hex'), 'x', 'PUBLIC', '', true, true, 0)".formatted(SINK));
        statement.execute("insert into message (sid, mid, flags, tags, changed_at, mod_id, server_date)"
                + " values (decode('%s', 'hex'), 258, '', '{}', 0, 1, 0)".formatted(SINK));
        statement.execute(
                "insert into message_body values (decode('%s', 'hex'), 258, decode('%s', 'hex'), null, null, '',"
                                .formatted(SINK, PUB)
                        + " decode(repeat('00', 65), 'hex'))");
        statement.execute("insert into message_block values (decode('%s', 'hex'), 258, 0, %s)".formatted(SINK, id(3)));
        transfer(statement, 1, "DESCRIPTOR_CREATE", "'alice', null, null, null, null, null");
        transfer(statement, 2, "DESCRIPTOR_UPDATE", "null, 'did', null, 'bob#example.org', null, null");
        transfer(
                statement,
                3,
                "MESSAGE_PUT",
                "null, null, decode('%s', 'hex'), 'eve#example.org', decode('%s', 'hex'), 'more'".formatted(SINK, PUB));
        transfer(
                statement, 4, "MESSAGE_CREATE", "'alice', null, decode('%s', 'hex'), null, null, null".formatted(SINK));
        statement.execute(
                "insert into transfer_block select id, %s from transfer where kind = 'MESSAGE_PUT'".formatted(id(4)));
    }

    private static void transfer(Statement statement, int number, String kind, String fields) throws SQLException {
        statement.execute(
                "insert into transfer (id, kind, username, did, sid, hashmail, pub, extra, block_count, expires_at)"
                        + " values (decode(repeat('0%d', 16), 'hex'), '%s', %s, 1, 77)"
                                .formatted(number, kind, fields));
    }

    private static void blocksAreThere(Statement statement) throws SQLException {
        assertEquals(
                List.of("1 4", "2 4", "3 4", "4 4", "9 130000"),
                column(statement, "select stored_at || ' ' || size from block order by stored_at"));
        assertEquals(List.of("5"), column(statement, "select count(*) from block join block_bytes using (id)"));
        assertEquals(
                List.of("01020303"),
                column(statement, "select encode(data, 'hex') from block_bytes where id = " + id(3)));
        assertEquals(
                List.of("t"),
                column(statement, "select id = sha256(data) from block_bytes where octet_length(data) > 4"));
        try (ResultSet large = statement.executeQuery("select data from block_bytes where octet_length(data) > 4")) {
            large.next();
            assertArrayEquals("large".repeat(26000).getBytes(StandardCharsets.UTF_8), large.getBytes(1));
        }
        assertEquals(
                List.of("e"),
                column(
                        statement,
                        "select attstorage from pg_attribute where attrelid = 'block_bytes'::regclass and attname = 'data'"));
    }

    private static void listsAreThere(Statement statement) throws SQLException {
        String did = HexFormat.of().formatHex(new byte[] {'d', 'i', 'd'});
        assertEquals(
                List.of(
                        "descriptor " + did + " 0 " + "02".repeat(32),
                        "descriptor " + did + " 1 " + "01".repeat(32),
                        "descriptor " + did + " 2 " + "02".repeat(32),
                        "message " + SINK + "0000000000000102" + " 0 " + "03".repeat(32)),
                column(
                        statement,
                        "select kind || ' ' || encode(owner, 'hex') || ' ' || position || ' ' || encode(block_id, 'hex')"
                                + " from block_reference order by kind, owner, position"));
    }

    private static void transfersAreThere(Statement statement) throws SQLException {
        assertEquals(
                List.of(
                        "descriptorCreate {username} {alice} - 1 77",
                        "descriptorUpdate {did} {did} bob#example.org 1 77",
                        "messagePost {sid,hashmail,pub} {" + SINK + ",eve#example.org," + PUB + "} more 1 77",
                        "messageCreate {sid,username} {" + SINK + ",alice} - 1 77"),
                column(
                        statement,
                        "select concat_ws(' ', type, field_names, field_values, coalesce(kept, '-'), block_count, expires_at)"
                                + " from transfer order by id"));
        assertEquals(List.of("04".repeat(32)), column(statement, "select encode(block_id, 'hex') from transfer_block"));
    }

    private static void namedBlocksCannotBeRemoved(Statement statement) {
        for (int i = 1; i <= 4; i++) {
            String sql = "delete from block where id = " + id(i);
            SQLException refused = assertThrows(SQLException.class, () -> statement.execute(sql));
            assertEquals("23503", refused.getSQLState(), "expected a foreign key to hold the block");
        }
    }

    private static String id(int number) {
        return "decode(repeat('0" + number + "', 32), 'hex')";
    }

    private static List<String> column(Statement statement, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
