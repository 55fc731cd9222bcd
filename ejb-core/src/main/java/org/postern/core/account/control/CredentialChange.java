package org.postern.core.account.control;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import org.postern.core.account.entity.Account;
import org.postern.core.account.entity.Credentials;
import org.postern.core.account.entity.Recovery;
import org.postern.core.caller.Caller.LoggedIn;
import org.postern.core.session.boundary.SessionsEnded;
import org.postern.core.settings.Settings;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.Profile;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.method.AccountMethods.NewCredentials;
import org.postern.protocol.method.AccountMethods.NewRecoveryData;

/** A new password, or new recovery words (api.md §13 {@code setCredentials}, {@code setRecoveryData}). */
@Dependent
public class CredentialChange {
    private final AccountRecords accounts;
    private final Passwords passwords;
    private final Settings settings;
    private final Event<SessionsEnded> ended;

    @Inject
    public CredentialChange(
            AccountRecords accounts, Passwords passwords, Settings settings, Event<SessionsEnded> ended) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.settings = settings;
        this.ended = ended;
    }

    /**
     * Replaces the password and what is sealed with it. Whoever is logged in by the old one is logged out; the caller is not. The
     * recovery key from before is void, but in the profile legacy-2018, whose clients count on it (api.md §13): whoever had it would have the account in
     * spite of the change.
     *
     * @throws ProtocolException INVALID_VERIFIER or USER_DOESNT_EXIST
     */
    public void replace(LoggedIn caller, NewCredentials change) throws ProtocolException {
        Credentials credentials = passwords.credentials(
                change.srpSalt(),
                change.srpVerifier(),
                change.loginData(),
                change.weakPassword().orElse(false));
        Account account = accounts.getForChange(caller.user());
        account.replace(credentials);
        account.replace(new Account.SealedData(change.privData(), change.dataVersion()));
        if (settings.profile() == Profile.STRICT) {
            account.forgetRecovery();
        }
        endOthers(caller);
    }

    private void endOthers(LoggedIn caller) {
        ended.fire(new SessionsEnded(caller.user(), Optional.of(caller.sessionId())));
    }

    /**
     * Stores recovery data, and ends the user's other sessions, as after a new password. A recovery key belongs to one account, so that a login by it has one answer.
     *
     * @throws ProtocolException INVALID_JSON_PARAMETERS for the key of another account, or USER_DOESNT_EXIST
     */
    public void replace(LoggedIn caller, NewRecoveryData change) throws ProtocolException {
        Account account = accounts.getForChange(caller.user());
        if (accounts.isRecoveryKeyOfAnother(change.recoveryData().pub(), caller.user())) {
            throw new ProtocolException(
                    ErrorCode.INVALID_JSON_PARAMETERS, "recoveryData -> pub -> Expected a key that is not in use");
        }
        account.replace(new Account.SealedData(change.privData(), change.dataVersion()));
        account.replace(new Recovery(
                change.recoveryData().pub().compressed(), change.recoveryData().data()));
        endOthers(caller);
    }
}
