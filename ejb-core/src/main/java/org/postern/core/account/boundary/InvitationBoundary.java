package org.postern.core.account.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.postern.core.account.InvitationRow;
import org.postern.core.account.NewInvitation;
import org.postern.core.account.control.AccountRecords;
import org.postern.core.account.control.Invitations;
import org.postern.core.token.OneTimeToken;
import org.postern.protocol.ProtocolException;

/** Invitations, as administrators and the first start of a server handle them. */
@Stateless
public class InvitationBoundary {
    @Inject
    private Invitations invitations;

    @Inject
    private AccountRecords accounts;

    /** While no account exists: a token that makes the first administrator; any earlier one is void (api.md §24). */
    public Optional<OneTimeToken> renewFirstAdministratorToken() {
        return accounts.count() == 0 ? Optional.of(renewAdministratorToken()) : Optional.empty();
    }

    /** A token that makes one more administrator; an earlier one is void. */
    public OneTimeToken renewAdministratorToken() {
        return invitations.renewOfInstallation();
    }

    /**
     * A new invitation.
     *
     * @throws ProtocolException MAX_USERS_COUNT_EXCEEDED
     */
    public NewInvitation create(String creator, String note) throws ProtocolException {
        return invitations.create(creator, note);
    }

    /** The newest first, at most 1000. */
    public List<InvitationRow> list() {
        return invitations.rows();
    }

    /**
     * Ends an open invitation.
     *
     * @return whether there was an open one of this id
     */
    public boolean withdraw(UUID id) {
        return invitations.withdraw(id);
    }
}
