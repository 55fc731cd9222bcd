package org.postern.cli;

import java.util.Optional;
import org.postern.client.account.Account;
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
import org.postern.protocol.ErrorCode;

/** The words of failures: what happened, what is unharmed, what to do; the code small at the end (api.md §5). */
final class Words {
    private Words() {}

    /** The sentence for people. */
    static String sentence(ClientFailure failure) {
        return switch (failure) {
            case CallRefused refused -> refusal(refused) + " (code " + code(refused.code()) + ")";
            case ServerKeyUnknown unknown ->
                unknown.sentence() + " The known key is " + Account.fingerprint(unknown.known())
                        + ". If your administrator confirms a new key, go on with server forget, then log in.";
            case FileProblem _,
                    LoginRefused _,
                    OutcomeUnknown _,
                    ServerUnreachable _,
                    UnexpectedAnswer _,
                    VerificationFailed _,
                    WrongUse _ -> failure.sentence();
        };
    }

    /** The number of the catalogue, where the server named one. */
    static Optional<Integer> number(ClientFailure failure) {
        return switch (failure) {
            case CallRefused refused -> Optional.of(refused.code());
            case LoginRefused refused ->
                Optional.of(
                        switch (refused.reason()) {
                            case WRONG_NAME_OR_PASSWORD -> ErrorCode.DIFFERENT_M1.code();
                            case UNKNOWN_WORDS -> ErrorCode.USER_DOESNT_EXIST.code();
                            case SLOWED -> ErrorCode.LOGIN_REJECTED.code();
                            case BLOCKED -> ErrorCode.LOGIN_BLOCKED.code();
                        });
            case FileProblem _,
                    OutcomeUnknown _,
                    ServerKeyUnknown _,
                    ServerUnreachable _,
                    UnexpectedAnswer _,
                    VerificationFailed _,
                    WrongUse _ -> Optional.empty();
        };
    }

    /** The name of the catalogue, or that of the exit code. */
    static String name(ClientFailure failure) {
        return number(failure)
                .flatMap(ErrorCode::of)
                .map(ErrorCode::name)
                .orElseGet(() -> ExitCode.of(failure).name());
    }

    private static String code(int number) {
        return number < 0 ? String.valueOf(number) : String.format("0x%02X", number);
    }

    private static String refusal(CallRefused refused) {
        return refused.known().map(code -> words(code, refused)).orElseGet(() -> unexpected(refused));
    }

    private static String words(ErrorCode code, CallRefused refused) {
        return switch (code) {
            case USER_ALREADY_EXISTS -> "This name is taken. Nothing was stored; choose another name.";
            case USER_DOESNT_EXIST -> "There is no account of this name on this server. Nothing was changed.";
            case INVALID_TOKEN -> "The invitation is unknown, used or expired. Ask for a new one.";
            case OPEN_REGISTRATION_DISABLED -> "This server registers by invitation only. Give one with --token.";
            case FORBIDDEN_USERNAME -> "This name is reserved. Choose another one.";
            case INVITATION_DISABLED -> "This server does not let its users invite others. Ask its administrator.";
            case MAX_USERS_COUNT_EXCEEDED -> "The server has no room for another account. Ask its administrator.";
            case INVALID_HOST -> "The server goes by another name than the one given with --server. Use that name.";
            case DESCRIPTOR_DOESNT_EXIST -> "This file is no longer on the server.";
            case OLD_SIGNATURE_DOESNT_MATCH, INVALID_MOD_SEQ ->
                "Somebody else changed this just now. Nothing of yours was changed; try again.";
            case DESCRIPTOR_LOCKED -> "Somebody is editing this. Nothing was changed; try again later.";
            case INVALID_SID, SINK_DOESNT_EXISTS -> "There is no such mailbox here. Nothing was sent.";
            case INVALID_SINK_ACL ->
                "There is no such mailbox here, or it takes no messages from you. Nothing was sent.";
            case MAILBOX_FULL, ANONYMOUS_MAIL_FULL ->
                "There is no more room for messages from people without an account. Nothing was sent; try again later.";
            case TOO_MANY_TRANSFERS, TRANSFER_BYTES_EXCEEDED ->
                "Too much is on its way to this server at once. Nothing was stored; try again in ten minutes.";
            case INVALID_HASHMAIL -> "The server cannot tell that this address is yours. Nothing was sent.";
            case HOST_BLACKLISTED -> "That server does not talk with yours. Nothing was sent; ask your administrator.";
            case MESSAGE_DOESNT_EXISTS -> "There is no message with this number.";
            case INVALID_TIMESTAMP -> "The clock of this device is too far off. Set it right and try again.";
            case INVALID_TRANSFER_SESSION ->
                "The sending took too long or was interrupted. Nothing was stored; start again.";
            case BLOCK_DOESNT_EXIST, INVALID_BLOCK_SOURCE -> "A part of this content is missing on the server.";
            case MAX_COUNT_OF_BLOCKS_EXCEEDED -> "This is larger than the server takes. Nothing was stored.";
            case ACCESS_DENIED -> "You may not do this here, or a part of what was sent got lost. Nothing was changed.";
            case INVALID_CREATE_SIGNATURE ->
                "The server did not accept the proof of your mailbox key. Nothing was changed.";
            default -> unexpected(refused);
        };
    }

    private static String unexpected(CallRefused refused) {
        return "The server refused \"" + refused.method() + "\": " + refused.sentence() + ".";
    }
}
