package org.postern.console.invitations;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.inject.Inject;
import org.postern.console.layout.BrowserZone;
import org.postern.console.layout.ConsoleLayout;
import org.postern.console.layout.ConsoleView;
import org.postern.console.layout.Notice;
import org.postern.console.layout.Places;
import org.postern.console.layout.Signed;
import org.postern.core.account.NewInvitation;
import org.postern.core.admin.boundary.AdminBoundary;
import org.postern.core.settings.Settings;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;

/** Makes an invitation and shows its token, once. */
@Route(value = Places.NEW_INVITATION, layout = ConsoleLayout.class)
public final class NewInvitationView extends ConsoleView {

    private static final int LONGEST_NOTE = 200;

    private final AdminBoundary admin;
    private final Settings settings;
    private final TextField note = new TextField("Note (optional)");
    private final Div place = new Div();
    private final Div problem = new Div();

    @Inject
    public NewInvitationView(AdminBoundary admin, Settings settings) {
        super("New invitation");
        this.admin = admin;
        this.settings = settings;
        setLine("Whoever has the token can register one account on this server.");
        place.add(form());
        add(problem, place);
    }

    private Component form() {
        note.setId("note");
        note.setHelperText("Only administrators see it, for example whom the invitation is for.");
        note.setMaxLength(LONGEST_NOTE);
        note.setAutofocus(true);
        var create = new Button("Create invitation", _ -> create());
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        create.setId("create-invitation");
        create.setDisableOnClick(true);
        note.addKeyPressListener(Key.ENTER, _ -> create.click());
        var actions = new Div(create, new RouterLink("Cancel", InvitationsView.class));
        actions.addClassName("actions");
        var form = new Div(note, actions);
        form.addClassNames("panel", "form");
        return form;
    }

    private void create() {
        problem.removeAll();
        try {
            show(admin.createInvitation(Signed.in(), note.getValue().strip()));
        } catch (ProtocolException refused) {
            place.removeAll();
            place.add(form());
            problem.add(new Notice(Notice.Kind.PROBLEM, "No invitation was made", reason(refused)));
        }
    }

    private static String reason(ProtocolException refused) {
        return refused.code() == ErrorCode.MAX_USERS_COUNT_EXCEEDED
                ? "Accounts and open invitations have reached the number that this server allows. Withdraw an invitation"
                        + " or raise the setting maxUsersCount."
                : "The server refused it: " + refused.getMessage();
    }

    private void show(NewInvitation invitation) {
        place.removeAll();
        place.add(new IssuedInvitation(invitation, settings.hosts().main(), BrowserZone.of(UI.getCurrent())));
    }
}
