package org.postern.core.admin.control;

import java.util.List;
import org.postern.core.admin.AdminRefused;
import org.postern.core.admin.AdminRefused.Reason;
import org.postern.password.PasswordStrength;

/** What a new password of an administrator must be. */
final class NewPassword {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 256;

    private NewPassword() {}

    /** Looks at the length, which costs nothing. */
    static void requireLength(char[] password) throws AdminRefused {
        int length = Character.codePointCount(password, 0, password.length);
        if (length < SHORTEST || password.length > LONGEST) {
            throw new AdminRefused(Reason.PASSWORD_LENGTH);
        }
    }

    /** Looks for what is easy to guess. */
    static void requireStrength(char[] password, String name) throws AdminRefused {
        String advice = PasswordStrength.weakness(password, List.of(name, "postern", "console"))
                .orElse("");
        if (!advice.isEmpty()) {
            throw new AdminRefused(Reason.WEAK_PASSWORD, advice);
        }
    }
}
