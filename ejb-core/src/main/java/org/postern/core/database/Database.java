package org.postern.core.database;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import javax.sql.DataSource;
import org.postern.protocol.id.BlockId;

/** Plain SQL for what moves in sets or in bytes; it joins the transaction of the call, as the entities do. */
@Dependent
public class Database {
    private final DataSource dataSource;

    @Inject
    public Database(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** One deed on the connection of the current transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Does the work and gives its result.
     *
     * @throws DatabaseFailure when the database refuses or cannot be reached
     */
    public <T> T run(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /** The ids as one SQL parameter, in their order. */
    public static Array blockIds(Connection connection, Collection<BlockId> ids) throws SQLException {
        return bytes(connection, ids.stream().map(BlockId::hash).toArray(byte[][]::new));
    }

    public static Array bytes(Connection connection, byte[][] values) throws SQLException {
        return connection.createArrayOf("bytea", values);
    }

    /** The database did not do what was asked of it; the state says what went wrong. */
    public static final class DatabaseFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DatabaseFailure(SQLException cause) {
            super("Expected the database to answer, found SQL state " + cause.getSQLState(), cause);
        }
    }
}
