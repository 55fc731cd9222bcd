package org.postern.console.administrators;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.VaadinRequest;
import jakarta.inject.Inject;
import java.util.Arrays;
import org.postern.console.access.SignedIn;
import org.postern.console.access.Waiting;
import org.postern.console.layout.ConsoleLayout;
import org.postern.console.layout.ConsoleView;
import org.postern.console.layout.Notice;
import org.postern.console.layout.Places;
import org.postern.console.layout.Signed;
import org.postern.core.admin.AdminRefused;
import org.postern.core.admin.boundary.ConsoleSignIn;
import org.postern.core.admin.boundary.ConsoleSignIn.Right;
import org.postern.core.admin.boundary.ConsoleSignIn.Slowed;
import org.postern.core.admin.boundary.ConsoleSignIn.Wrong;
import org.postern.core.settings.Settings;

/** One's own password: the old one is asked for, and other sign-ins end. */
@Route(value = Places.PASSWORD, layout = ConsoleLayout.class)
public final class PasswordView extends ConsoleView {

    private static final int NOTICE_MS = 6000;
    private static final String NOT_CHANGED = "The password was not changed";

    private final ConsoleSignIn door;
    private final Settings settings;
    private final Div problem = new Div();
    private final PasswordField old = field("Password so far", "old", "current-password");
    private final PasswordField next = field("New password", "new", "new-password");
    private final PasswordField again = field("New password again", "again", "new-password");

    @Inject
    public PasswordView(ConsoleSignIn door, Settings settings) {
        super("Change password");
        this.door = door;
        this.settings = settings;
        setLine("Wherever else you are signed in to the console, you are signed out.");
        next.setHelperText("12 characters or more, not easy to guess. You may paste it from a password manager.");
        old.setAutofocus(true);
        again.addKeyPressListener(Key.ENTER, _ -> change());
        add(problem, form());
    }

    private static PasswordField field(String label, String id, String purpose) {
        var field = new PasswordField(label);
        field.setId(id);
        field.getElement().setAttribute("autocomplete", purpose);
        return field;
    }

    private Div form() {
        var change = new Button("Change password", _ -> change());
        change.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        change.setId("change-password");
        var actions = new Div(change, new RouterLink("Cancel", AdministratorsView.class));
        actions.addClassName("actions");
        var form = new Div(old, next, again, actions);
        form.addClassNames("panel", "form");
        return form;
    }

    private void change() {
        problem.removeAll();
        if (!next.getValue().equals(again.getValue())) {
            refuse("Enter the same new password twice.");
            return;
        }
        char[] before = old.getValue().toCharArray();
        char[] after = next.getValue().toCharArray();
        try {
            switch (door.changePassword(
                    Signed.in(), before, after, Signed.from(settings.http().trustedProxies()))) {
                case Right right -> done(right.epoch());
                case Wrong _ -> refuse("The password so far is another one.");
                case Slowed slowed -> refuse("Too many tries. " + Waiting.sentence(slowed.time()));
            }
        } catch (AdminRefused refused) {
            refuse(Sentences.of(refused));
        } finally {
            Arrays.fill(before, '\0');
            Arrays.fill(after, '\0');
        }
    }

    private void done(int epoch) {
        VaadinRequest.getCurrent()
                .getWrappedSession()
                .setAttribute(SignedIn.ATTRIBUTE, new SignedIn(Signed.in(), epoch));
        old.clear();
        next.clear();
        again.clear();
        Notification.show("Changed. Other sign-ins have ended.", NOTICE_MS, Notification.Position.BOTTOM_START);
    }

    private void refuse(String sentence) {
        problem.add(new Notice(Notice.Kind.PROBLEM, NOT_CHANGED, sentence));
    }
}
