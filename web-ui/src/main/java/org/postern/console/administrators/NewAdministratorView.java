package org.postern.console.administrators;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.postern.console.layout.BrowserZone;
import org.postern.console.layout.ConsoleLayout;
import org.postern.console.layout.ConsoleView;
import org.postern.console.layout.Copyable;
import org.postern.console.layout.Places;
import org.postern.console.layout.Signed;
import org.postern.console.text.Figures;
import org.postern.core.admin.boundary.ConsoleSetUp;
import org.postern.core.admin.boundary.SetUpLink;
import org.postern.core.settings.Settings;

/** Makes a set-up link for another administrator and shows it, once. */
@Route(value = Places.NEW_ADMINISTRATOR, layout = ConsoleLayout.class)
public final class NewAdministratorView extends ConsoleView {

    private final ConsoleSetUp setUp;
    private final Settings settings;
    private final Div place = new Div();

    @Inject
    public NewAdministratorView(ConsoleSetUp setUp, Settings settings) {
        super("Invite an administrator");
        this.setUp = setUp;
        this.settings = settings;
        setLine("Whoever opens the link chooses a name and a password, and may then do all that you may.");
        place.add(form());
        add(place);
    }

    private Div form() {
        var make = new Button("Make the link", _ -> make());
        make.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        make.setId("make-link");
        make.setDisableOnClick(true);
        var actions = new Div(make, new RouterLink("Cancel", AdministratorsView.class));
        actions.addClassName("actions");
        var form = new Div(
                new Paragraph("The link works once and for a day. An open link that you made before stops working."),
                actions);
        form.addClassNames("panel", "form");
        return form;
    }

    private void make() {
        SetUpLink link = setUp.newAdministrator(Optional.of(Signed.in()));
        String until = Figures.moment(Instant.ofEpochMilli(link.expiresAt()), BrowserZone.of(UI.getCurrent()));
        var heading = new H2("The link is shown once");
        heading.getElement().setAttribute("tabindex", "-1");
        heading.addAttachListener(_ -> heading.getElement().executeJs("this.focus()"));
        var shown = new Div(
                heading,
                new Paragraph("Copy it now and give it to the person yourself. It works once, until " + until + "."),
                new Copyable("link", link.address(settings.publicUrl()), "Copy link"),
                new RouterLink("Back to Administrators", AdministratorsView.class));
        shown.addClassNames("panel", "form");
        place.removeAll();
        place.add(shown);
    }
}
