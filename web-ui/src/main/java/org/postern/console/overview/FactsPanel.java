package org.postern.console.overview;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.ZoneId;
import org.postern.console.layout.Panel;
import org.postern.console.text.Figures;
import org.postern.core.admin.boundary.Overview;

/** A panel of names and values. */
final class FactsPanel extends Composite<Panel> {

    private final String title;
    private final DescriptionList facts = new DescriptionList();

    private FactsPanel(String title) {
        this.title = title;
        facts.addClassName("lines");
    }

    /** What runs on this machine: versions, profile, addresses, parts. */
    static FactsPanel running(Overview overview, ZoneId zone) {
        Instant started = Instant.ofEpochMilli(overview.startedAt());
        return new FactsPanel("What runs")
                .with("Version", overview.version(), "")
                .with("Profile", overview.profile(), "")
                .with(overview.hosts().size() == 1 ? "Address" : "Addresses", String.join(", ", overview.hosts()), "")
                .with("Running since", Figures.moment(started, zone), Figures.utc(started))
                .with("Java", overview.javaVersion(), "")
                .with("Database", "PostgreSQL " + overview.database().version(), "")
                .with("Cryptography", "", overview.cryptography());
    }

    /** What lies in the database and what is under way. */
    static FactsPanel stored(Overview overview) {
        return new FactsPanel("Stored and under way")
                .with("Descriptors", Figures.count(overview.descriptors()), "")
                .with("Blocks", Figures.count(overview.blocks()), "")
                .with("Database on disk", Figures.size(overview.database().bytes()), "")
                .with("Open transfers", Figures.count(overview.openTransfers()), "")
                .with("Usable tickets", Figures.count(overview.ticketsOutstanding()), "");
    }

    /** How much is used of what strangers and users may take, and whether somebody got nothing. */
    static FactsPanel bounds(Overview overview) {
        FactsPanel panel = new FactsPanel("Limits");
        overview.bounds()
                .forEach(bound -> panel.with(
                        bound.name(),
                        Figures.count(bound.used()) + " of " + Figures.count(bound.most()),
                        bound.refused() == 0 ? "" : Figures.count(bound.refused()) + " refused since the start"));
        return panel;
    }

    @Override
    protected Panel initContent() {
        var panel = new Panel(title);
        panel.addClassName("ruled");
        panel.add(facts);
        return panel;
    }

    private FactsPanel with(String name, String value, String detail) {
        var description = new DescriptionList.Description();
        if (!value.isEmpty()) {
            description.add(new Span(value));
        }
        if (!detail.isEmpty()) {
            var small = new Span(detail);
            small.addClassName("detail");
            description.add(small);
        }
        var line = new Div(new DescriptionList.Term(name), description);
        facts.getElement().appendChild(line.getElement());
        return this;
    }
}
