package org.postern.core.account.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.postern.core.account.control.AccountCreation;
import org.postern.core.account.control.AccountRecords;
import org.postern.core.account.control.CredentialChange;
import org.postern.core.account.control.Invitations;
import org.postern.core.account.entity.Account;
import org.postern.core.caller.Caller;
import org.postern.core.session.boundary.Sessions;
import org.postern.core.settings.Settings;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.method.AccountMethods.MyData;
import org.postern.protocol.method.AccountMethods.NewCredentials;
import org.postern.protocol.method.AccountMethods.NewRecoveryData;
import org.postern.protocol.method.AccountMethods.PrivateData;
import org.postern.protocol.method.AccountMethods.RecoveryData;
import org.postern.protocol.method.AccountMethods.Register;
import org.postern.protocol.method.Done;
import org.postern.protocol.method.NoParams;

/** Accounts, as the API offers them (api.md §13). One transaction per call. */
@Stateless
public class AccountBoundary {
    private static final System.Logger LOG = System.getLogger(AccountBoundary.class.getName());

    @Inject
    private AccountCreation creation;

    @Inject
    private AccountRecords accounts;

    @Inject
    private CredentialChange changes;

    @Inject
    private Invitations invitations;

    @Inject
    private Sessions sessions;

    @Inject
    private Settings settings;

    /** Makes an account; the refusals and their order are those of the reference. */
    public Done register(Caller caller, Register request) throws ProtocolException {
        creation.register(request);
        LOG.log(System.Logger.Level.INFO, "account registered");
        return Done.OK;
    }

    /** What the account is told of itself: no forms and no extensions, because this server has none yet. */
    public MyData getMyData(Caller caller, NoParams none) throws ProtocolException {
        Caller.LoggedIn user = caller.requireUser();
        Account account = accounts.get(user.user());
        return new MyData(
                account.username().text(),
                account.isAdmin(),
                false,
                false,
                List.of(),
                account.published().keystore(),
                sessions.find(user.sessionId()).map(session -> (long) session.failedLogins()));
    }

    /** The private data record as its owner sealed it. */
    public Optional<byte[]> getPrivData(Caller caller, NoParams none) throws ProtocolException {
        return Optional.of(accounts.get(caller.requireUser().user()).privData());
    }

    /** Replaces the private data record. */
    public Done setPrivData(Caller caller, PrivateData data) throws ProtocolException {
        accounts.get(caller.requireUser().user()).replace(new Account.SealedData(data.privData(), data.dataVersion()));
        return Done.OK;
    }

    /** Replaces the password and what is sealed with it, see {@link CredentialChange}. */
    public Done setCredentials(Caller caller, NewCredentials credentials) throws ProtocolException {
        changes.replace(caller.requireUser(), credentials);
        LOG.log(System.Logger.Level.INFO, "password changed");
        return Done.OK;
    }

    /** What the account is recovered by, as its owner stored it. */
    public Optional<RecoveryData> getRecoveryData(Caller caller, NoParams none) throws ProtocolException {
        return accounts.get(caller.requireUser().user())
                .recovery()
                .map(stored -> new RecoveryData(stored.key(), stored.data()));
    }

    /** Replaces what the account is recovered by, see {@link CredentialChange}. */
    public Done setRecoveryData(Caller caller, NewRecoveryData data) throws ProtocolException {
        changes.replace(caller.requireUser(), data);
        LOG.log(System.Logger.Level.INFO, "recovery data stored");
        return Done.OK;
    }

    /** The token of a new invitation. Administrators may always invite, others when that is enabled (INVITATION_DISABLED). */
    public String invite(Caller caller, NoParams none) throws ProtocolException {
        Caller.LoggedIn user = caller.requireUser();
        if (!settings.accounts().invitationEnabled() && !user.admin()) {
            throw new ProtocolException(ErrorCode.INVITATION_DISABLED);
        }
        var _ = accounts.get(user.user());
        String token = invitations.create(user.user().text(), "").token().text();
        LOG.log(System.Logger.Level.INFO, "invitation created");
        return token;
    }
}
