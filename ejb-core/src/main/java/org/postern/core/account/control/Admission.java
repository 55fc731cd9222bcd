package org.postern.core.account.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.regex.Pattern;
import org.postern.core.account.entity.Invitation;
import org.postern.core.settings.Settings;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.id.Username;
import org.postern.protocol.method.AccountMethods.Register;

/** Whether somebody may have the account he asks for (api.md §13 {@code register}, steps 1 to 4). */
@Dependent
public class Admission {
    /** Names of low users are made by the server (api.md §15); a person's must not look like one. */
    private static final Pattern LOW_USER = Pattern.compile("lu[0-9a-f]{14}");

    private final AccountRecords accounts;
    private final Invitations invitations;
    private final Settings settings;

    @Inject
    public Admission(AccountRecords accounts, Invitations invitations, Settings settings) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.settings = settings;
    }

    /**
     * Checks in the order of the reference.
     *
     * @return the invitation to be used up, empty for open registration
     */
    public Optional<Invitation> admit(Register request) throws ProtocolException {
        requireAllowed(request.username());
        if (!settings.hosts().contains(request.host())) {
            throw new ProtocolException(ErrorCode.INVALID_HOST);
        }
        accounts.reserve(request.username());
        if (request.token().isEmpty()) {
            requireOpen(request);
            return Optional.empty();
        }
        return Optional.of(requireInvitation(request));
    }

    private static void requireAllowed(Username name) throws ProtocolException {
        if (name.text().equals(Hashmail.ANONYMOUS)
                || LOW_USER.matcher(name.text()).matches()) {
            throw new ProtocolException(ErrorCode.FORBIDDEN_USERNAME);
        }
    }

    private void requireOpen(Register request) throws ProtocolException {
        requireFree(request.username());
        if (!settings.accounts().openRegistrationEnabled()) {
            throw new ProtocolException(ErrorCode.OPEN_REGISTRATION_DISABLED);
        }
        accounts.requireRoom();
        if (!request.pin().isEmpty()) {
            throw new ProtocolException(ErrorCode.INVALID_PIN);
        }
    }

    private Invitation requireInvitation(Register request) throws ProtocolException {
        Optional<Invitation> invitation = invitations.findOpen(request.token());
        requireFree(request.username());
        return invitation.orElseThrow(() -> new ProtocolException(ErrorCode.INVALID_TOKEN));
    }

    private void requireFree(Username name) throws ProtocolException {
        if (accounts.find(name).isPresent()) {
            throw new ProtocolException(ErrorCode.USER_ALREADY_EXISTS);
        }
    }
}
