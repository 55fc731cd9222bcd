package org.postern.appliance;

import java.io.Serial;
import org.postern.db.DatabaseException;

/** A start or stop that cannot go on: one sentence for the person at the terminal, and how the command ends. */
final class ApplianceException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    ApplianceException(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    ApplianceException(ExitCode exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    static ApplianceException of(DatabaseException failure) {
        ExitCode code = switch (failure.reason()) {
            case UNSUPPORTED_PLATFORM -> ExitCode.UNSUPPORTED_PLATFORM;
            case NOT_STARTED -> ExitCode.DATABASE_NOT_STARTED;
            case UNSAFE_ADDRESS -> ExitCode.USAGE;
            case UNREACHABLE, NOT_PROVED -> ExitCode.DATABASE_UNREACHABLE;
            case NEWER_SCHEMA -> ExitCode.NEWER_SCHEMA;
            case MIGRATION_FAILED -> ExitCode.MIGRATION_FAILED;
        };
        return new ApplianceException(code, String.valueOf(failure.getMessage()), failure);
    }

    ExitCode exitCode() {
        return exitCode;
    }
}
