package org.postern.console.users;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.inject.Inject;
import java.util.List;
import org.postern.console.layout.BrowserZone;
import org.postern.console.layout.ConsoleLayout;
import org.postern.console.layout.ConsoleView;
import org.postern.console.layout.FilterBar;
import org.postern.console.layout.Places;
import org.postern.console.text.Figures;
import org.postern.core.account.AccountRow;
import org.postern.core.admin.boundary.AccountDeeds;

/** Who has an account on this server, and where guesses may have slowed people down. */
@Route(value = Places.USERS, layout = ConsoleLayout.class)
public final class UsersView extends ConsoleView implements BeforeEnterObserver {

    private final AccountDeeds deeds;
    private final Div body = new Div();
    private final FilterBar filter = new FilterBar(Places.USERS, "users", "name", this::show);

    @Inject
    public UsersView(AccountDeeds deeds) {
        super("Users");
        this.deeds = deeds;
        setLine("Users have accounts on this server. What they store and send cannot be read here.");
        var panel = new Div(filter, body);
        panel.addClassName("panel");
        var stack = new Div(panel, new AddressPanel(deeds));
        stack.addClassName("stack");
        add(stack);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        filter.read(event.getLocation());
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        show();
    }

    private void show() {
        List<AccountRow> rows = deeds.list(filter.letters());
        filter.count(
                rows.size() < AccountDeeds.MOST_LISTED
                        ? Figures.counted(rows.size(), "user", "users")
                        : "The first " + Figures.count(rows.size()));
        body.removeAll();
        body.add(rows.isEmpty() ? nobody() : new UserGrid(rows, BrowserZone.of(UI.getCurrent())));
    }

    private Div nobody() {
        var none = filter.letters().isEmpty()
                ? new Div(new H2("No users yet"), new Paragraph("Invite the first person in Invitations."))
                : new Div(new H2("Nothing matches"), new Paragraph("No name contains these letters."));
        none.addClassName("empty");
        return none;
    }
}
