package org.postern.db;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The database could not be started, reached or migrated. The message never holds a password. */
public final class DatabaseException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** What went wrong, for callers that answer each case differently. */
    public enum Reason {
        /** There are no PostgreSQL binaries for this operating system or processor. */
        UNSUPPORTED_PLATFORM,
        /** The embedded PostgreSQL did not start; its log says why. */
        NOT_STARTED,
        /** Whoever answered does not prove that he is the database: he was told no password. */
        NOT_PROVED,
        /** The address of the database asks for what would give the password away. */
        UNSAFE_ADDRESS,
        /** No connection: nobody listens, or the account was refused. */
        UNREACHABLE,
        /** A newer version has written it. */
        NEWER_SCHEMA,
        /** A migration failed or the schema is not one of ours. */
        MIGRATION_FAILED
    }

    private final Reason reason;

    DatabaseException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    static DatabaseException notStarted(String message, @Nullable Throwable cause) {
        return new DatabaseException(Reason.NOT_STARTED, message, cause);
    }

    public Reason reason() {
        return reason;
    }
}
