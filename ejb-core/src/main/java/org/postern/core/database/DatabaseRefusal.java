package org.postern.core.database;

import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.util.Optional;
import org.postern.protocol.ErrorCode;

/**
 * What a failure of the database means for the caller, where it is sure that nothing was done (PostgreSQL documentation, appendix
 * A). A connection that broke is none of these: what it last carried may have been done.
 */
public final class DatabaseRefusal {
    private static final int MAX_CAUSES = 12;

    private DatabaseRefusal() {}

    /** The code, if the failure is of that kind. */
    public static Optional<ErrorCode> of(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            Optional<ErrorCode> code = ofOne(cause);
            if (code.isPresent()) {
                return code;
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static Optional<ErrorCode> ofOne(Throwable failure) {
        return switch (failure) {
            // No connection was free, or none could be made.
            case ResourceException _ -> Optional.of(ErrorCode.DATABASE_UNAVAILABLE);
            case SQLException e -> ofState(Optional.ofNullable(e.getSQLState()).orElse(""));
            default -> Optional.empty();
        };
    }

    private static Optional<ErrorCode> ofState(String state) {
        return switch (state) {
            // disk_full
            case "53100" -> Optional.of(ErrorCode.DISK_FULL);
            // lock_not_available, query_canceled (by its time), deadlock_detected, too_many_connections,
            // cannot_connect_now
            case "55P03", "57014", "40P01", "53300", "57P03" -> Optional.of(ErrorCode.DATABASE_UNAVAILABLE);
            default -> Optional.empty();
        };
    }
}
