package org.postern.console.invitations;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.postern.console.layout.BrowserZone;
import org.postern.console.layout.ConsoleLayout;
import org.postern.console.layout.ConsoleView;
import org.postern.console.layout.Glyph;
import org.postern.console.layout.Places;
import org.postern.console.text.Figures;
import org.postern.core.account.InvitationRow;
import org.postern.core.admin.boundary.AdminBoundary;

/** Invitations to register an account: who invited, until when, what has become of each. */
@Route(value = Places.INVITATIONS, layout = ConsoleLayout.class)
public final class InvitationsView extends ConsoleView implements BeforeEnterObserver {

    private static final int NOTICE_MS = 6000;
    private static final String FILTER = "filter";

    private final AdminBoundary admin;
    private final Div panel = new Div();
    private final Div body = new Div();
    private final TextField filter = new TextField();
    private final Span counted = new Span();
    private List<InvitationRow> rows = List.of();

    @Inject
    public InvitationsView(AdminBoundary admin) {
        super("Invitations");
        this.admin = admin;
        setLine("An invitation lets one person register one account on this server.");
        addActions(newInvitation());
        panel.addClassName("panel");
        panel.add(toolbar(), body);
        add(panel);
    }

    private static Button newInvitation() {
        var button = new Button(
                "New invitation", Glyph.ADD.draw(), _ -> UI.getCurrent().navigate(NewInvitationView.class));
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        button.setId("new-invitation");
        return button;
    }

    private Div toolbar() {
        filter.setPlaceholder("Filter by note or name");
        filter.setAriaLabel("Filter invitations by note or name");
        filter.setClearButtonVisible(true);
        filter.setValueChangeMode(ValueChangeMode.LAZY);
        filter.getElement().setAttribute("data-filter", true);
        filter.setSuffixComponent(new Key("/"));
        filter.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                keepInAddress(change.getValue());
                show();
            }
        });
        counted.addClassName("number");
        counted.getElement().setAttribute("role", "status");
        var toolbar = new Div(filter, counted);
        toolbar.addClassName("toolbar");
        return toolbar;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation().getQueryParameters().getSingleParameter(FILTER).ifPresent(filter::setValue);
    }

    /** A filtered list can be kept as a bookmark. */
    private void keepInAddress(String value) {
        var query = value.isBlank() ? QueryParameters.empty() : QueryParameters.simple(Map.of(FILTER, value));
        UI.getCurrent()
                .getPage()
                .getHistory()
                .replaceState(
                        null,
                        UI.getCurrent().getActiveViewLocation().getPath()
                                + (value.isBlank() ? "" : "?" + query.getQueryString()));
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
        filter.getParent().orElseThrow().setVisible(!rows.isEmpty());
        if (rows.isEmpty()) {
            body.add(empty());
            return;
        }
        List<InvitationRow> matching = rows.stream().filter(this::matches).toList();
        counted.setText(
                matching.size() == rows.size()
                        ? Figures.counted(rows.size(), "invitation", "invitations")
                        : "%s of %s".formatted(Figures.count(matching.size()), Figures.count(rows.size())));
        body.add(matching.isEmpty() ? noMatch() : new InvitationGrid(matching, zone(), this::askToWithdraw));
    }

    private boolean matches(InvitationRow row) {
        String wanted = filter.getValue().strip().toLowerCase(Locale.UK);
        return (row.note() + " " + row.createdBy()).toLowerCase(Locale.UK).contains(wanted);
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
