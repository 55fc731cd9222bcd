package org.postern.console.users;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import org.postern.console.layout.BrowserZone;
import org.postern.console.layout.ConsoleLayout;
import org.postern.console.layout.ConsoleView;
import org.postern.console.layout.Places;
import org.postern.console.text.Figures;
import org.postern.core.account.AccountRow;
import org.postern.core.admin.boundary.AccountDeeds;

/** Who has an account on this server, and where guesses may have slowed people down. */
@Route(value = Places.USERS, layout = ConsoleLayout.class)
public final class UsersView extends ConsoleView implements BeforeEnterObserver {

    private static final String FILTER = "filter";

    private final AccountDeeds deeds;
    private final Div body = new Div();
    private final TextField filter = new TextField();
    private final Span counted = new Span();

    @Inject
    public UsersView(AccountDeeds deeds) {
        super("Users");
        this.deeds = deeds;
        setLine("Users have accounts on this server. What they store and send cannot be read here.");
        var panel = new Div(toolbar(), body);
        panel.addClassName("panel");
        var stack = new Div(panel, new AddressPanel(deeds));
        stack.addClassName("stack");
        add(stack);
    }

    private Div toolbar() {
        filter.setPlaceholder("Filter by name");
        filter.setAriaLabel("Filter users by name");
        filter.setClearButtonVisible(true);
        filter.setValueChangeMode(ValueChangeMode.LAZY);
        filter.getElement().setAttribute("data-filter", true);
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
    private static void keepInAddress(String value) {
        String query =
                value.isBlank() ? "" : "?" + QueryParameters.of(FILTER, value).getQueryString();
        UI.getCurrent().getPage().getHistory().replaceState(null, Places.USERS + query);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        show();
    }

    private void show() {
        List<AccountRow> rows = deeds.list(filter.getValue().strip().toLowerCase(Locale.ROOT));
        counted.setText(
                rows.size() < AccountDeeds.MOST_LISTED
                        ? Figures.counted(rows.size(), "user", "users")
                        : "The first " + Figures.count(rows.size()));
        body.removeAll();
        body.add(rows.isEmpty() ? nobody() : new UserGrid(rows, BrowserZone.of(UI.getCurrent())));
    }

    private Div nobody() {
        var none = filter.isEmpty()
                ? new Div(new H2("No users yet"), new Paragraph("Invite the first person in Invitations."))
                : new Div(new H2("Nothing matches"), new Paragraph("No name contains these letters."));
        none.addClassName("empty");
        return none;
    }
}
