package org.postern.console.layout;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import jakarta.servlet.http.HttpServletResponse;

/** What an address shows that leads nowhere. */
@ParentLayout(ConsoleLayout.class)
public final class NotFoundView extends ConsoleView implements HasErrorParameter<NotFoundException> {

    public NotFoundView() {
        super("There is no such page");
        setLine("The address may be mistyped, or the page has moved.");
        var overview = Places.link(Places.OVERVIEW);
        overview.setText("Go to Overview");
        add(new Paragraph(overview));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
