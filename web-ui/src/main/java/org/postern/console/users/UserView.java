package org.postern.console.users;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.console.layout.BrowserZone;
import org.postern.console.layout.ConsoleLayout;
import org.postern.console.layout.ConsoleView;
import org.postern.console.layout.Notice;
import org.postern.console.layout.Panel;
import org.postern.console.layout.Places;
import org.postern.console.text.Figures;
import org.postern.core.account.AccountRow;
import org.postern.core.admin.boundary.AccountDeeds;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.Username;

/** One user: since when, last seen, and what an administrator can do. */
@Route(value = Places.USER, layout = ConsoleLayout.class)
public final class UserView extends ConsoleView implements HasUrlParameter<String> {

    private final AccountDeeds deeds;
    private final Div body = new Div();
    private String name = "";

    @Inject
    public UserView(AccountDeeds deeds) {
        super("User");
        this.deeds = deeds;
        var stack = new Div(body, new RouterLink("All users", UsersView.class));
        body.addClassName("stack");
        stack.addClassName("stack");
        add(stack);
    }

    @Override
    public void setParameter(BeforeEvent event, @OptionalParameter @Nullable String parameter) {
        name = Optional.ofNullable(parameter).orElse("");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        show();
    }

    private void show() {
        body.removeAll();
        deeds.find(name).ifPresentOrElse(this::show, this::nobody);
    }

    private void nobody() {
        body.add(new Notice(
                Notice.Kind.INFORMATION, "There is no such user", "No account of this server has this name."));
    }

    private void show(AccountRow user) {
        setLine(user.name() + (user.admin() ? " · administrator" : ""));
        if (user.blocked()) {
            body.add(new Notice(
                    Notice.Kind.WARNING, "Blocked", "Nobody can log in as this user. What is stored is untouched."));
        }
        ZoneId zone = BrowserZone.of(UI.getCurrent());
        var registered =
                new Paragraph("Registered on " + Figures.date(Instant.ofEpochMilli(user.registeredAt()), zone) + ".");
        var actions = new Div(
                button(user.blocked() ? Deed.UNBLOCK : Deed.BLOCK), button(Deed.END_SESSIONS), button(Deed.FORGIVE));
        actions.addClassName("actions");
        var inside = new Div(registered, new Paragraph(lastLogin(user, zone)), actions);
        inside.addClassName("form");
        var facts = new Panel(user.name());
        facts.add(inside);
        body.add(facts);
    }

    private static String lastLogin(AccountRow user, ZoneId zone) {
        return user.lastLoginAt().isPresent()
                ? "Last login on "
                        + Figures.date(Instant.ofEpochMilli(user.lastLoginAt().getAsLong()), zone) + "."
                : "Has never logged in.";
    }

    private Button button(Deed deed) {
        var button = new Button(deed.title(), _ -> ask(deed));
        button.setId(deed.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return button;
    }

    private void ask(Deed deed) {
        String whose = deed == Deed.FORGIVE ? "at " + name : name;
        new DeedDialog(deed, whose, () -> act(deed)).open();
    }

    private void act(Deed deed) {
        try {
            Username user = new Username(name);
            switch (deed) {
                case BLOCK -> deeds.block(user);
                case UNBLOCK -> deeds.unblock(user);
                case END_SESSIONS -> deeds.endSessions(user, Optional.empty());
                case FORGIVE -> deeds.forgive(user);
            }
            Said.say(deed.done());
            show();
        } catch (ProtocolException gone) {
            show();
        }
    }
}
