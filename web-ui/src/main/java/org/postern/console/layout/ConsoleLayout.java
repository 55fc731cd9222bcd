package org.postern.console.layout;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import jakarta.inject.Inject;
import org.postern.core.settings.Settings;

/** The frame of the console: header with the name of the server, sections beside the view or, on narrow screens, below it. */
@JavaScript("context://public/console.js")
public final class ConsoleLayout extends AppLayout implements AfterNavigationObserver {

    private final SectionLinks list = new SectionLinks("list");
    private final SectionLinks bar = new SectionLinks("bar");
    private boolean arrivedBefore;

    @Inject
    public ConsoleLayout(Settings settings) {
        addToNavbar(header(settings));
        addToDrawer(list);
        addToNavbar(true, bar);
    }

    private static Component header(Settings settings) {
        var skip = new Anchor("#content", "Skip to content");
        skip.addClassName("skip");
        // The router would take the link for a change of view.
        skip.getElement().setAttribute("router-ignore", true);

        var brand = Places.link(Places.OVERVIEW);
        brand.addClassName("brand");
        brand.add(Glyph.mark(), new Span("Postern"));

        var host = new Span(settings.hosts().main());
        host.addClassName("host");
        var profile = new Span(settings.profile().text());
        profile.addClassName("chip");
        var gap = new Span();
        gap.addClassName("gap");

        var header = new Header(skip, brand, host, profile, gap, new AccountMenu(), saidRegion());
        header.addClassName("topbar");
        return header;
    }

    /** The one place from which the page speaks to screen readers. */
    private static Component saidRegion() {
        var said = new Div();
        said.setId("said");
        said.getElement().setAttribute("role", "status");
        return said;
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        String place = event.getLocation().getPath();
        list.markCurrent(place);
        bar.markCurrent(place);
        if (arrivedBefore) {
            getElement().executeJs("posternConsole.arrived()");
        }
        arrivedBefore = true;
    }
}
