package org.postern.console.invitations;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.RouterLink;
import java.time.Instant;
import java.time.ZoneId;
import org.postern.console.layout.Copyable;
import org.postern.console.text.Figures;
import org.postern.core.account.NewInvitation;

/** A token fresh from the server: how to pass it on and how it is used. It is not shown again. */
final class IssuedInvitation extends Composite<Div> {

    private final NewInvitation invitation;
    private final String host;
    private final ZoneId zone;

    IssuedInvitation(NewInvitation invitation, String host, ZoneId zone) {
        this.invitation = invitation;
        this.host = host;
        this.zone = zone;
    }

    @Override
    protected Div initContent() {
        String until = Figures.moment(Instant.ofEpochMilli(invitation.expiresAt()), zone);
        String token = invitation.token().text();
        var heading = new H2("The token is shown once");
        heading.getElement().setAttribute("tabindex", "-1");
        heading.addAttachListener(_ -> heading.getElement().executeJs("this.focus()"));
        var content = new Div(
                heading,
                new Paragraph("Copy it now and give it to the person yourself. It works once, until " + until + "."),
                new Copyable("token", token, "Copy token"),
                new H2("How it is used"),
                new Paragraph("The person chooses a name of 3 to 20 lower-case letters and digits and runs:"),
                new Copyable(
                        "command",
                        "./postern cli --server %s register --token %s --name NAME".formatted(host, token),
                        "Copy command"),
                new RouterLink("Back to Invitations", InvitationsView.class));
        content.addClassNames("panel", "form");
        return content;
    }
}
