package org.postern.core.admin.boundary;

import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.postern.core.account.InvitationRow;
import org.postern.core.account.NewInvitation;
import org.postern.core.account.boundary.AccountDirectory;
import org.postern.core.account.boundary.InvitationBoundary;
import org.postern.core.admin.boundary.Overview.Bound;
import org.postern.core.admin.boundary.Overview.DatabaseFigures;
import org.postern.core.budget.Budgets;
import org.postern.core.database.DatabaseFacts;
import org.postern.core.mailbox.MailboxCensus;
import org.postern.core.quota.QuotaCensus;
import org.postern.core.session.boundary.Tickets;
import org.postern.core.settings.Settings;
import org.postern.core.storage.StorageCensus;
import org.postern.crypto.ec.CurveBackend;
import org.postern.protocol.ProtocolException;

/** What the administrators' console asks of the server. */
@Stateless
public class AdminBoundary {
    private static final System.Logger LOG = System.getLogger(AdminBoundary.class.getName());
    private static final int MAX_DAYS = 366;
    private static final int MAX_NOTE = 1024;

    @Inject
    private Settings settings;

    @Inject
    private FirstStart start;

    @Inject
    private AccountDirectory accounts;

    @Inject
    private MailboxCensus mailboxes;

    @Inject
    private StorageCensus storage;

    @Inject
    private DatabaseFacts database;

    @Inject
    private InvitationBoundary invitations;

    @Inject
    private Tickets tickets;

    @Inject
    private Budgets budgets;

    @Inject
    @Any
    private Instance<QuotaCensus> quotas;

    public Overview overview() {
        StorageCensus.Counts stored = storage.counts();
        DatabaseFacts.Facts facts = database.read();
        return new Overview(
                Settings.VERSION,
                settings.profile().text(),
                settings.hosts().names(),
                start.startedAt(),
                Runtime.version().toString(),
                "secp256k1: " + CurveBackend.description(),
                new DatabaseFigures(facts.version(), facts.bytes()),
                accounts.count(),
                mailboxes.sinksByMode(),
                mailboxes.messages(),
                stored.descriptors(),
                stored.blocks(),
                stored.blockBytes(),
                stored.openTransfers(),
                tickets.outstanding(),
                bounds());
    }

    private List<Bound> bounds() {
        Stream<Bound> held = budgets.uses().entrySet().stream()
                .map(use -> new Bound(
                        use.getKey(),
                        use.getValue().used(),
                        use.getValue().most(),
                        use.getValue().refused()));
        Stream<Bound> left = quotas.stream()
                .flatMap(census -> census.figures().stream())
                .map(figure -> new Bound(figure.setting(), figure.used(), figure.limit(), 0));
        return Stream.concat(held, left).toList();
    }

    /**
     * Messages that came in, by day, oldest first, today included.
     *
     * @param days 1 to 366
     */
    public List<DayCount> messagesPerDay(int days) {
        if (days < 1 || days > MAX_DAYS) {
            throw new IllegalArgumentException("Expected 1 to 366 days, found " + days);
        }
        return mailboxes.messagesPerDay(days).entrySet().stream()
                .map(day -> new DayCount(day.getKey(), day.getValue()))
                .toList();
    }

    /**
     * A new invitation; its token is in the answer and nowhere else.
     *
     * @param createdBy name of the console account
     * @param note for administrators, at most 1024 characters
     * @throws ProtocolException MAX_USERS_COUNT_EXCEEDED
     */
    public NewInvitation createInvitation(String createdBy, String note) throws ProtocolException {
        if (note.length() > MAX_NOTE) {
            throw new IllegalArgumentException("Expected a note of at most 1024 characters, found " + note.length());
        }
        NewInvitation invitation = invitations.create(createdBy, note);
        LOG.log(System.Logger.Level.INFO, "invitation created");
        return invitation;
    }

    /** The newest first, at most 1000. */
    public List<InvitationRow> invitations() {
        return invitations.list();
    }

    /**
     * Ends an open invitation.
     *
     * @return whether there was an open one of this id
     */
    public boolean withdrawInvitation(UUID id) {
        return invitations.withdraw(id);
    }
}
