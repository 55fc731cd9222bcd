package org.postern.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract of the embedded server, shown on one real server that is killed and started again on the way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmbeddedPostgresTest {

    /** Kept between builds: unpacking takes longer than all tests together. */
    private static final Path PROGRAMS = Path.of("target", "postgresql-programs");

    private final Path directory;
    private EmbeddedPostgres postgres;

    EmbeddedPostgresTest(@TempDir Path temporary) {
        directory = temporary.resolve("a directory with spaces");
        postgres = start();
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(directory, PROGRAMS, new SecureRandom());
    }

    @BeforeAll
    void keepsOneRow() throws SQLException {
        execute("create table kept (value text primary key)");
        execute("insert into kept values ('before')");
    }

    @AfterAll
    void stop() {
        postgres.close();
        assertFalse(postgres.isRunning());
    }

    @Order(1)
    @ParameterizedTest(name = "{0} as {1}")
    @CsvSource({
        "a wrong password, postern, wrong",
        "an empty password, postern, ''",
        "the superuser without password, postgres, ''",
        "the superuser with the account name, postgres, postgres",
        "an account of the system, root, ''"
    })
    void refuses(String name, String user, String password) {
        SQLException refusal = assertThrows(
                SQLException.class,
                () -> DriverManager.getConnection(postgres.jdbcUrl("postern"), user, password),
                name);
        assertTrue(List.of("28P01", "08004", "28000").contains(refusal.getSQLState()), refusal::getMessage);
    }

    @Test
    @Order(1)
    void letsNobodyInWithoutScram() throws Exception {
        List<String> rules = Files.readAllLines(directory.resolve("data/pg_hba.conf"));
        assertEquals(List.of("host all all 127.0.0.1/32 scram-sha-256"), rules);
        String socketDirectory =
                Files.readAllLines(directory.resolve("data/postmaster.pid")).get(4);
        assertEquals("", socketDirectory);
        assertEquals("127.0.0.1", queryText("show listen_addresses"));
    }

    @Test
    @Order(1)
    void keepsPasswordsReadableByTheirOwnerOnly() throws Exception {
        for (String file : List.of("postern.password", "superuser.password")) {
            assertEquals(
                    "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file))));
        }
    }

    @Test
    @Order(1)
    void givesTheApplicationNoSuperuser() throws Exception {
        assertEquals("f", queryText("select rolsuper from pg_roles where rolname = current_user"));
    }

    @Test
    @Order(1)
    void storesTextAsUtf8WithChecksums() throws Exception {
        assertEquals("UTF8", queryText("show server_encoding"));
        assertEquals("on", queryText("show data_checksums"));
    }

    @Test
    @Order(2)
    void writesNeitherStatementsNorValuesToItsLog() throws Exception {
        assertThrows(SQLException.class, () -> execute("insert into kept values ('before')"));
        assertThrows(SQLException.class, () -> execute("select 'secret-in-statement' from nowhere"));
        String log = Files.readString(directory.resolve("postgresql.log"));
        assertTrue(log.contains("duplicate key"), log);
        assertFalse(log.contains("before"), log);
        assertFalse(log.contains("secret-in-statement"), log);
    }

    @Test
    @Order(3)
    void makesFurtherDatabasesOnce() throws Exception {
        postgres.createDatabase("further");
        postgres.createDatabase("further");
        try (Connection connection = connect("further")) {
            assertTrue(connection.isValid(5));
        }
        assertThrows(IllegalArgumentException.class, () -> postgres.createDatabase("x; drop table y"));
    }

    @Test
    @Order(4)
    void keepsDataAndPasswordOverARestart() throws Exception {
        String password = postgres.password();
        postgres.close();
        postgres = start();
        assertEquals(password, postgres.password());
        assertEquals("before", queryText("select value from kept"));
    }

    @Test
    @Order(5)
    void survivesKillOfTheServer() throws Exception {
        execute("insert into kept values ('committed')");
        kill(postgres.pid());
        postgres = start();
        assertEquals("2", queryText("select count(*) from kept"));
    }

    @Test
    @Order(6)
    void endsTheServerOfAKilledStarterAndTakesOver() throws Exception {
        EmbeddedPostgres orphan = postgres;
        postgres = start();
        assertFalse(orphan.isRunning());
        assertEquals("2", queryText("select count(*) from kept"));
    }

    @Test
    @Order(7)
    void leavesAStrangerAliveWhoseNumberIsInAStaleFile() throws Exception {
        postgres.close();
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(directory.resolve("data/postmaster.pid"), stranger.pid() + "\n");
            assertFalse(EmbeddedPostgres.stopLeftOver(directory));
            postgres = start();
            assertTrue(stranger.isAlive());
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    @Order(8)
    void leavesNothingButItsFilesWhenStopped() throws Exception {
        postgres.close();
        assertFalse(EmbeddedPostgres.stopLeftOver(directory));
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(
                    List.of("data", "port", "postern.password", "postgresql.log", "superuser.password"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        assertFalse(Files.exists(directory.resolve("data/postmaster.pid")));
        postgres = start();
    }

    @Test
    @Order(9)
    void comesBackAtTheSameAddressAfterAKill() throws Exception {
        String address = postgres.jdbcUrl("postern");
        String password = postgres.password();
        kill(postgres.pid());
        assertFalse(postgres.answers(1));

        postgres = postgres.again();
        assertEquals(address, postgres.jdbcUrl("postern"));
        assertEquals(password, postgres.password());
        assertTrue(postgres.answers(5));
        assertEquals("2", queryText("select count(*) from kept"));
    }

    @Test
    @Order(10)
    void comesBackAfterItStoodStill() throws Exception {
        long stood = postgres.pid();
        List<Long> all = ProcessHandle.of(stood)
                .orElseThrow()
                .descendants()
                .map(ProcessHandle::pid)
                .toList();
        assertEquals(0, halt(stood));
        // A worker may have ended meanwhile.
        for (long pid : all) {
            var _ = halt(pid);
        }
        assertTrue(postgres.isRunning());
        assertFalse(postgres.answers(1));

        postgres = postgres.again();
        assertTrue(postgres.answers(5));
        assertFalse(ProcessHandle.of(stood).filter(ProcessHandle::isAlive).isPresent());
        assertEquals(
                List.of(),
                all.stream().filter(pid -> ProcessHandle.of(pid).isPresent()).toList());
        assertEquals("2", queryText("select count(*) from kept"));
    }

    @Test
    @Order(11)
    void doesNotComeBackWhereAStrangerListens() throws Exception {
        kill(postgres.pid());
        try (Impostor stranger = new Impostor(Impostor.Manner.CLEARTEXT, postgres.port())) {
            assertThrows(DatabaseException.class, () -> postgres.again());
            assertEquals(List.of(), stranger.heard());
        }
        postgres = postgres.again();
        assertEquals("2", queryText("select count(*) from kept"));
    }

    private static int halt(long pid) throws Exception {
        return new ProcessBuilder("sh", "-c", "kill -STOP " + pid).start().waitFor();
    }

    private static void kill(long pid) throws Exception {
        ProcessHandle handle = ProcessHandle.of(pid).orElseThrow();
        handle.destroyForcibly();
        handle.onExit().get();
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(database), postgres.user(), postgres.password());
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect("postern");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String queryText(String sql) throws SQLException {
        try (Connection connection = connect("postern");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertTrue(rows.next());
            return rows.getString(1);
        }
    }
}
