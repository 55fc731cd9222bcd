package org.postern.console.administrators;

import org.postern.core.admin.AdminRefused;

/** What a refusal says to the person before the screen. */
final class Sentences {
    private Sentences() {}

    static String of(AdminRefused refused) {
        return switch (refused.reason()) {
            case LAST_ADMINISTRATOR -> "This is the only administrator. Invite another one first.";
            case NO_SUCH_ADMINISTRATOR -> "There is no such administrator any more.";
            case WRONG_PASSWORD -> "The password so far is another one.";
            case PASSWORD_LENGTH -> "The new password must have 12 to 256 characters.";
            case WEAK_PASSWORD -> refused.advice();
            case NO_SUCH_LINK, OTHER_NAME, NAME_TAKEN, INVALID_NAME -> "The server refused it. Nothing was changed.";
        };
    }
}
