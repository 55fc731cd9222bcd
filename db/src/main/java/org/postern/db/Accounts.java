package org.postern.db;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The two accounts of the embedded server: its superuser, used here only, and the application's. */
record Accounts(Path superuserFile, String superuserPassword, String userPassword) {

    static final String USER = "postern";

    /** Somebody else on the port may accept and never answer. */
    private static final int PATIENCE_SECONDS = 20;

    static Accounts of(Path home, SecureRandom random) throws IOException {
        Path superuserFile = home.resolve("superuser.password");
        return new Accounts(
                superuserFile,
                PasswordFile.readOrCreate(superuserFile, random),
                PasswordFile.readOrCreate(home.resolve("postern.password"), random));
    }

    static String jdbcUrl(int port, String database) {
        return ServerProof.required("jdbc:postgresql://127.0.0.1:" + port + "/" + database);
    }

    static boolean answers(int port, String password, int seconds) {
        String url = jdbcUrl(port, EmbeddedPostgres.DATABASE) + patience(seconds);
        try (Connection connection = DriverManager.getConnection(url, USER, password)) {
            return connection.isValid(seconds);
        } catch (SQLException e) {
            return false;
        }
    }

    private static String patience(int seconds) {
        return "&loginTimeout=%1$d&connectTimeout=%1$d&socketTimeout=%1$d".formatted(seconds);
    }

    Connection superuser(int port) throws SQLException {
        String url = jdbcUrl(port, EmbeddedPostgres.SUPERUSER) + patience(PATIENCE_SECONDS);
        return DriverManager.getConnection(url, EmbeddedPostgres.SUPERUSER, superuserPassword);
    }

    /** Makes the application's account and database at the first start; later the password is only set again. */
    void prepare(Connection superuser) throws SQLException {
        String verb = exists(superuser, "select 1 from pg_roles where rolname = ?", USER) ? "alter" : "create";
        execute(superuser, verb + " role " + USER + " login password '" + userPassword + "'");
        createDatabase(superuser, EmbeddedPostgres.DATABASE);
    }

    void createDatabase(int port, String name) throws SQLException {
        try (Connection superuser = superuser(port)) {
            createDatabase(superuser, name);
        }
    }

    private static void createDatabase(Connection superuser, String name) throws SQLException {
        if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("Expected a database name of [a-z0-9_], found " + name);
        }
        if (!exists(superuser, "select 1 from pg_database where datname = ?", name)) {
            execute(superuser, "create database " + name + " owner " + USER);
            execute(superuser, "revoke all on database " + name + " from public");
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
