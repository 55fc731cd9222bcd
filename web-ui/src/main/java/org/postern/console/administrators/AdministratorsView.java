package org.postern.console.administrators;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.Route;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.List;
import org.postern.console.layout.BrowserZone;
import org.postern.console.layout.ConsoleLayout;
import org.postern.console.layout.ConsoleView;
import org.postern.console.layout.Glyph;
import org.postern.console.layout.Notice;
import org.postern.console.layout.Panel;
import org.postern.console.layout.Places;
import org.postern.console.layout.Signed;
import org.postern.core.admin.AdminRefused;
import org.postern.core.admin.boundary.Administrator;
import org.postern.core.admin.boundary.Administrators;
import org.postern.core.admin.boundary.ConsoleSetUp;
import org.postern.core.admin.boundary.OpenLink;

/** Who may sign in to the console, and which set-up links are open. */
@Route(value = Places.ADMINISTRATORS, layout = ConsoleLayout.class)
public final class AdministratorsView extends ConsoleView {

    private static final int NOTICE_MS = 6000;

    private final Administrators administrators;
    private final ConsoleSetUp setUp;
    private final Div problem = new Div();
    private final Div body = new Div();

    @Inject
    public AdministratorsView(Administrators administrators, ConsoleSetUp setUp) {
        super("Administrators");
        this.administrators = administrators;
        this.setUp = setUp;
        setLine("Administrators run this server from the console. They have no accounts here and read no content.");
        addActions(invite());
        body.addClassName("stack");
        add(problem, body);
    }

    private static Button invite() {
        var button = new Button(
                "Invite an administrator",
                Glyph.ADD.draw(),
                _ -> UI.getCurrent().navigate(NewAdministratorView.class));
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        button.setId("invite");
        return button;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        show();
    }

    private void show() {
        ZoneId zone = BrowserZone.of(UI.getCurrent());
        List<Administrator> all = administrators.list();
        var people = new Panel("Who may sign in");
        people.add(new AdministratorGrid(all, Signed.in(), zone, this::askToRemove));
        body.removeAll();
        body.add(people);
        if (all.size() == 1) {
            body.add(new Paragraph("The only administrator cannot be removed. If the password is lost,"
                    + " ./postern invite-administrator in the server’s terminal makes a new link."));
        }
        List<OpenLink> open = setUp.open();
        if (!open.isEmpty()) {
            var links = new Panel("Open set-up links");
            links.add(new LinkGrid(open, zone, this::withdraw));
            body.add(links);
        }
    }

    private void askToRemove(Administrator one) {
        new RemoveDialog(one.name(), () -> remove(one.name())).open();
    }

    private void remove(String name) {
        problem.removeAll();
        try {
            administrators.remove(name);
            say("Removed. " + name + " can no longer sign in.");
        } catch (AdminRefused refused) {
            problem.add(new Notice(Notice.Kind.PROBLEM, "Nobody was removed", Sentences.of(refused)));
        }
        show();
    }

    private void withdraw(OpenLink link) {
        say(setUp.withdraw(link.id()) ? "Withdrawn. The link works no more." : "It was used or withdrawn before.");
        show();
    }

    private static void say(String words) {
        Notification.show(words, NOTICE_MS, Notification.Position.BOTTOM_START);
    }
}
