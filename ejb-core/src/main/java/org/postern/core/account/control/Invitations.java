package org.postern.core.account.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.postern.core.account.InvitationRow;
import org.postern.core.account.NewInvitation;
import org.postern.core.account.entity.Invitation;
import org.postern.core.settings.Settings;
import org.postern.core.token.OneTimeToken;
import org.postern.protocol.ProtocolException;

/** Invitations: made by people or by the first start, used once (api.md §13). */
@Dependent
public class Invitations {
    private static final int MAX_ROWS = 1000;

    /** A token that makes an administrator is used at once, or not at all. */
    private static final Duration INSTALLATION_TTL = Duration.ofDays(1);

    private final EntityManager entities;
    private final AccountRecords accounts;
    private final Settings settings;
    private final SecureRandom random;
    private final InstantSource clock;

    @Inject
    public Invitations(
            EntityManager entities,
            AccountRecords accounts,
            Settings settings,
            SecureRandom random,
            InstantSource clock) {
        this.entities = entities;
        this.accounts = accounts;
        this.settings = settings;
        this.random = random;
        this.clock = clock;
    }

    /**
     * A new invitation by a person.
     *
     * @throws ProtocolException MAX_USERS_COUNT_EXCEEDED
     */
    public NewInvitation create(String creator, String note) throws ProtocolException {
        accounts.requireRoom();
        OneTimeToken token = OneTimeToken.random(random);
        Invitation invitation = Invitation.by(creator, note, token, clock.millis(), end());
        entities.persist(invitation);
        return new NewInvitation(token, invitation.expiresAt());
    }

    /** Makes the invitation of the installation anew, for a day, so that a lost token is found again at the next start. */
    public OneTimeToken renewOfInstallation() {
        entities.createQuery("delete from Invitation i where i.installation = true and i.usedAt is null")
                .executeUpdate();
        OneTimeToken token = OneTimeToken.random(random);
        entities.persist(
                Invitation.ofInstallation(token, clock.millis(), clock.millis() + INSTALLATION_TTL.toMillis()));
        return token;
    }

    /** The open invitation of this token, locked: of two registrations at the same time the second sees it used. */
    public Optional<Invitation> findOpen(String token) {
        return entities.createQuery("select i from Invitation i where i.tokenHash = :hash", Invitation.class)
                .setParameter("hash", new OneTimeToken(token).hash())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .filter(invitation -> invitation.state(clock.millis()) == InvitationRow.State.OPEN);
    }

    /** The newest first, at most 1000. */
    public List<InvitationRow> rows() {
        long now = clock.millis();
        return entities.createQuery("select i from Invitation i order by i.createdAt desc", Invitation.class)
                .setMaxResults(MAX_ROWS)
                .getResultStream()
                .map(i -> new InvitationRow(
                        i.id(), i.createdBy(), i.note(), i.isAdmin(), i.createdAt(), i.expiresAt(), i.state(now)))
                .toList();
    }

    /**
     * Ends an open invitation.
     *
     * @return whether there was an open one of this id
     */
    public boolean withdraw(UUID id) {
        long now = clock.millis();
        Optional<Invitation> open = Optional.ofNullable(
                        entities.find(Invitation.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(invitation -> invitation.state(now) == InvitationRow.State.OPEN);
        open.ifPresent(invitation -> invitation.withdraw(now));
        return open.isPresent();
    }

    private long end() {
        return clock.millis() + settings.accounts().invitationTTL().toMillis();
    }
}
