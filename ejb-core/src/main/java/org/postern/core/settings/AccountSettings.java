package org.postern.core.settings;

import java.time.Duration;
import java.util.OptionalInt;
import org.postern.crypto.srp.SrpGroup;
import org.postern.protocol.Profile;

/**
 * Who may have an account and how logins are throttled (api.md §23).
 *
 * @param registrationEnabled whether {@code register} answers at all; true
 * @param openRegistrationEnabled whether it works without an invitation; false
 * @param invitationEnabled whether every user may invite; administrators always may; false
 * @param changeCredentialsEnabled whether private data and credentials may be changed; true
 * @param keyLoginEnabled whether the recovery key logs in; true
 * @param loginBlocked whether all logins are refused; false
 * @param maxUsersCount accounts and open invitations together, empty for no limit; -1
 * @param invitationTTL seconds an invitation lives; 14 days
 * @param srpAttackAllowedErros failed logins of one address before it is refused (the name is misspelt in the reference); 16
 * @param accountAttackAllowedErrors failed logins to one name from anywhere, after which addresses that have not logged in to
 *     it are held to a few tries; 32
 * @param srpAttackCheckPeriod seconds in which failures are counted; 3840
 * @param srpAttackPenalty seconds an address is refused; 3840
 * @param mixingRounds rounds of PBKDF2 that a new account has today: 600,000; in the profile legacy-2018 at least 4000
 */
public record AccountSettings(
        boolean registrationEnabled,
        boolean openRegistrationEnabled,
        boolean invitationEnabled,
        boolean changeCredentialsEnabled,
        boolean keyLoginEnabled,
        boolean loginBlocked,
        OptionalInt maxUsersCount,
        Duration invitationTTL,
        int srpAttackAllowedErros,
        int accountAttackAllowedErrors,
        Duration srpAttackCheckPeriod,
        Duration srpAttackPenalty,
        int mixingRounds) {
    private static final Duration ATTACK_PERIOD = Duration.ofMinutes(64);

    static AccountSettings read(SettingSource source, Profile profile) {
        int maxUsers = source.integer(
                "maxUsersCount", -1, -1, Integer.MAX_VALUE, "accounts and open invitations together; -1 for no limit");
        return new AccountSettings(
                source.bool("registrationEnabled", true, "whether anybody can register at all"),
                source.bool("openRegistrationEnabled", false, "whether that needs no invitation"),
                source.bool("invitationEnabled", false, "whether every user may invite; administrators always may"),
                source.bool("changeCredentialsEnabled", true, "whether private data and credentials may be changed"),
                source.bool("keyLoginEnabled", true, "whether recovery words log in"),
                source.bool("loginBlocked", false, "whether all logins are refused"),
                maxUsers < 0 ? OptionalInt.empty() : OptionalInt.of(maxUsers),
                source.seconds(
                        "invitationTTL",
                        Duration.ofDays(14),
                        Duration.ofMinutes(1),
                        Duration.ofDays(366),
                        "how long an invitation is open"),
                source.integer(
                        "srpAttackAllowedErros", 16, 1, 10_000, "failed logins of one address before it is refused"),
                source.integer(
                        "accountAttackAllowedErrors",
                        32,
                        1,
                        10_000,
                        "failed logins to one name before strangers are slowed down"),
                source.seconds(
                        "srpAttackCheckPeriod",
                        ATTACK_PERIOD,
                        Duration.ofSeconds(1),
                        Duration.ofDays(7),
                        "time in which failed logins are counted"),
                source.seconds(
                        "srpAttackPenalty",
                        ATTACK_PERIOD,
                        Duration.ofSeconds(1),
                        Duration.ofDays(7),
                        "how long an address is refused"),
                switch (profile) {
                    case STRICT -> 600_000;
                    case LEGACY_2018 -> 4000;
                });
    }

    /** The group for new accounts, in every profile: 1024 bits are for imported accounts only (decisions.md §1). */
    public SrpGroup srpGroup() {
        return SrpGroup.RFC5054_3072;
    }
}
