package org.postern.cli;

import org.postern.client.failure.CallRefused;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.FileProblem;
import org.postern.client.failure.LoginRefused;
import org.postern.client.failure.OutcomeUnknown;
import org.postern.client.failure.ServerKeyUnknown;
import org.postern.client.failure.ServerUnreachable;
import org.postern.client.failure.UnexpectedAnswer;
import org.postern.client.failure.VerificationFailed;
import org.postern.client.failure.WrongUse;

/** How a command ends, for scripts; part of the help text. */
enum ExitCode {
    OK(0),
    UNEXPECTED(1),
    USAGE(2),
    REFUSED(3),
    UNREACHABLE(4),
    WRONG_PASSWORD(5),
    NOT_VERIFIED(6),
    FILE(7);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    static ExitCode of(ClientFailure failure) {
        return switch (failure) {
            case CallRefused refused -> REFUSED;
            case FileProblem problem -> FILE;
            case LoginRefused refused ->
                switch (refused.reason()) {
                    case WRONG_NAME_OR_PASSWORD, UNKNOWN_WORDS -> WRONG_PASSWORD;
                    case SLOWED, BLOCKED -> REFUSED;
                };
            case OutcomeUnknown unknown -> of(unknown.reason());
            case ServerKeyUnknown unknown -> NOT_VERIFIED;
            case ServerUnreachable unreachable -> UNREACHABLE;
            case UnexpectedAnswer answer -> UNEXPECTED;
            case VerificationFailed failed -> NOT_VERIFIED;
            case WrongUse use -> USAGE;
        };
    }
}
