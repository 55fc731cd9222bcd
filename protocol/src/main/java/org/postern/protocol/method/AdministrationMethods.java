package org.postern.protocol.method;

import org.postern.protocol.ErrorCode;
import org.postern.protocol.id.Username;
import org.postern.protocol.schema.Chars;
import org.postern.protocol.schema.Says;

/** What administrators do with accounts (api.md §16, "Blocking, ending, forgiving"). */
public final class AdministrationMethods {
    private AdministrationMethods() {}

    /** Whether an account may be used from now on. */
    public record ChangeIsBlocked(
            Username username,

            @Says("false lets the account in again") boolean isBlocked) {}

    /** Whose sessions end. */
    public record EndSessions(Username username) {}

    /** At whose name failed logins are forgotten. */
    public record ResetLoginFailures(Username username) {}

    /** From where failed logins are forgotten. */
    public record ResetAddressFailures(
            @Says("of IPv4 or IPv6; of IPv6 the first 64 bits count") @Chars(min = 2, max = 45)
            String address) {}

    public static final Method<ChangeIsBlocked, Done> CHANGE_IS_BLOCKED = Method.declare(
                    "changeIsBlocked",
                    Access.ADMIN,
                    ChangeIsBlocked.class,
                    Types.DONE,
                    "Blocks an account, whose sessions end, or lets it in again.")
            .changes()
            .refuses(ErrorCode.ACCESS_DENIED, ErrorCode.USER_DOESNT_EXIST);
    public static final Method<EndSessions, Done> END_SESSIONS = Method.declare(
                    "endSessions",
                    Access.ADMIN,
                    EndSessions.class,
                    Types.DONE,
                    "Ends the sessions and streams of an account, but never the one that asks for it.")
            .changes()
            .refuses(ErrorCode.USER_DOESNT_EXIST);
    public static final Method<ResetLoginFailures, Done> RESET_LOGIN_FAILURES = Method.declare(
                    "resetLoginFailures",
                    Access.ADMIN,
                    ResetLoginFailures.class,
                    Types.DONE,
                    "Forgets the failed logins at a name, so that its owner gets in at once.")
            .changes()
            .refuses(ErrorCode.USER_DOESNT_EXIST);
    public static final Method<ResetAddressFailures, Done> RESET_ADDRESS_FAILURES = Method.declare(
                    "resetAddressFailures",
                    Access.ADMIN,
                    ResetAddressFailures.class,
                    Types.DONE,
                    "Forgets the failed logins from an address, so that whoever is behind it gets in at once.")
            .changes();
}
