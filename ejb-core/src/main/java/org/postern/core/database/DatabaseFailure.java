package org.postern.core.database;

import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.util.stream.Stream;

/** Tells a failure of the database from one of our own. */
public final class DatabaseFailure {
    private DatabaseFailure() {}

    /** Whether the database is at the bottom of it. */
    public static boolean isCauseOf(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException
                        || cause instanceof PersistenceException
                        || cause instanceof RollbackException
                        || cause instanceof SystemException);
    }
}
