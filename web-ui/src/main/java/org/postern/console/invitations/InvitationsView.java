package org.postern.console.invitations;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.postern.console.layout.BrowserZone;
import org.postern.console.layout.ConsoleLayout;
import org.postern.console.layout.ConsoleView;
import org.postern.console.layout.FilterBar;
import org.postern.console.layout.Glyph;
import org.postern.console.layout.Places;
import org.postern.console.text.Figures;
import org.postern.core.account.InvitationRow;
import org.postern.core.admin.boundary.AdminBoundary;

/** Invitations to register an account: who invited, until when, what has become of each. */
@Route(value = Places.INVITATIONS, layout = ConsoleLayout.class)
public final class InvitationsView extends ConsoleView implements BeforeEnterObserver {

    private static final int NOTICE_MS = 6000;

    private final AdminBoundary admin;
    private final Div panel = new Div();
    private final Div body = new Div();
    private final FilterBar filter = new FilterBar(Places.INVITATIONS, "invitations", "note or name", this::show);
    private List<InvitationRow> rows = List.of();

    @Inject
    public InvitationsView(AdminBoundary admin) {
        super("Invitations");
        this.admin = admin;
        setLine("An invitation lets one person register one account on this server.");
        addActions(newInvitation());
        panel.addClassName("panel");
        panel.add(filter, body);
        add(panel);
    }

    private static Button newInvitation() {
        var button = new Button(
                "New invitation", Glyph.ADD.draw(), _ -> UI.getCurrent().navigate(NewInvitationView.class));
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        button.setId("new-invitation");
        return button;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        filter.read(event.getLocation());
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        load();
    }

    private void load() {
        rows = admin.invitations();
        show();
    }

    private void show() {
        body.removeAll();
        filter.setVisible(!rows.isEmpty());
        if (rows.isEmpty()) {
            body.add(empty());
            return;
        }
        List<InvitationRow> matching = rows.stream().filter(this::matches).toList();
        filter.count(
                matching.size() == rows.size()
                        ? Figures.counted(rows.size(), "invitation", "invitations")
                        : "%s of %s".formatted(Figures.count(matching.size()), Figures.count(rows.size())));
        body.add(matching.isEmpty() ? noMatch() : new InvitationGrid(matching, zone(), this::askToWithdraw));
    }

    private boolean matches(InvitationRow row) {
        return (row.note() + " " + row.createdBy()).toLowerCase(Locale.ROOT).contains(filter.letters());
    }

    private static ZoneId zone() {
        return BrowserZone.of(UI.getCurrent());
    }

    private static Div empty() {
        var words = new Paragraph("Invite the first person: the invitation is a token that you pass on yourself.");
        var empty = new Div(Glyph.INVITATIONS.draw(), new H2("No invitations yet"), words);
        empty.addClassName("empty");
        return empty;
    }

    private static Div noMatch() {
        var none = new Div(new H2("Nothing matches"), new Paragraph("No note and no name contains these letters."));
        none.addClassName("empty");
        return none;
    }

    private void askToWithdraw(InvitationRow row) {
        new WithdrawDialog(row, () -> withdraw(row)).open();
    }

    private void withdraw(InvitationRow row) {
        boolean withdrawn = admin.withdrawInvitation(row.id());
        Notification.show(
                withdrawn ? "Withdrawn. Its token works no more." : "It was used or withdrawn before.",
                NOTICE_MS,
                Notification.Position.BOTTOM_START);
        load();
    }
}
