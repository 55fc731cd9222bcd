package org.postern.console.overview;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.postern.console.failure.Failures;
import org.postern.console.layout.BrowserZone;
import org.postern.console.layout.ConsoleLayout;
import org.postern.console.layout.ConsoleView;
import org.postern.console.layout.Glyph;
import org.postern.console.layout.Notice;
import org.postern.console.layout.Panel;
import org.postern.console.layout.Places;
import org.postern.console.text.Figures;
import org.postern.core.account.InvitationRow;
import org.postern.core.admin.boundary.AdminBoundary;
import org.postern.core.admin.boundary.DayCount;
import org.postern.core.admin.boundary.Overview;

/** What runs and how much there is of it: at most one notice, four numbers, one plot, the facts. */
@Route(value = Places.OVERVIEW, layout = ConsoleLayout.class)
public final class OverviewView extends ConsoleView {

    private static final int DAYS = 14;
    private static final List<String> NUMBERS = List.of("Accounts", "Sinks", "Messages", "Stored");

    private final AdminBoundary admin;
    private final InstantSource clock;
    private final Div body = new Div();

    @Inject
    public OverviewView(AdminBoundary admin, InstantSource clock) {
        super("Overview");
        this.admin = admin;
        this.clock = clock;
        var refresh = new Button("Refresh", Glyph.REFRESH.draw(), _ -> load());
        refresh.setId("refresh");
        addActions(refresh);
        body.setId("numbers");
        add(body);
    }

    /** Draws the page first and counts afterwards, so that a large server does not keep a person before a white page. */
    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        setLine("Counting …");
        show(Tiles.waiting(NUMBERS), waitingPlot());
        getElement().executeJs("return true").then(_ -> load());
    }

    private void load() {
        try {
            show(admin.overview(), admin.messagesPerDay(DAYS), openInvitations());
        } catch (EJBException failure) {
            showFailure(Failures.log(failure));
        }
    }

    private void show(Overview overview, List<DayCount> days, long openInvitations) {
        ZoneId zone = BrowserZone.of(UI.getCurrent());
        Instant now = clock.instant();
        setLine("%s · version %s · running for %s"
                .formatted(
                        Figures.moment(now, zone),
                        overview.version(),
                        Figures.span(Duration.between(Instant.ofEpochMilli(overview.startedAt()), now))));
        var left = new Div(new DailyPlot(days), FactsPanel.stored(overview));
        left.addClassName("stack");
        var right = new Div(FactsPanel.running(overview, zone), FactsPanel.bounds(overview));
        right.addClassName("stack");
        var columns = new Div(left, right);
        columns.addClassName("cols");
        show(new Tiles(tiles(overview, days, openInvitations)), columns);
        Advice.on(overview).map(OverviewView::notice).ifPresent(body::addComponentAsFirst);
    }

    private static List<Tiles.Tile> tiles(Overview overview, List<DayCount> days, long openInvitations) {
        long lately = days.stream().mapToLong(DayCount::messages).sum();
        long sinks = overview.sinksByMode().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return List.of(
                new Tiles.Tile(
                        NUMBERS.get(0),
                        Figures.count(overview.accounts()),
                        Figures.counted(openInvitations, "open invitation", "open invitations")),
                new Tiles.Tile(NUMBERS.get(1), Figures.count(sinks), byMode(overview.sinksByMode())),
                new Tiles.Tile(
                        NUMBERS.get(2),
                        Figures.count(overview.messages()),
                        "%s in the last %d days".formatted(Figures.count(lately), DAYS)),
                new Tiles.Tile(
                        NUMBERS.get(3),
                        Figures.size(overview.blockBytes()),
                        "%s · %s"
                                .formatted(
                                        Figures.counted(overview.blocks(), "block", "blocks"),
                                        Figures.counted(overview.descriptors(), "descriptor", "descriptors"))));
    }

    private long openInvitations() {
        return admin.invitations().stream()
                .filter(invitation -> invitation.state() == InvitationRow.State.OPEN)
                .count();
    }

    private static String byMode(Map<String, Long> sinks) {
        if (sinks.isEmpty()) {
            return "none yet";
        }
        return sinks.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(mode -> Figures.counted(mode.getValue(), mode.getKey(), mode.getKey()))
                .collect(Collectors.joining(" · "));
    }

    private static Notice notice(Advice advice) {
        var invite = new Button("New invitation", _ -> UI.getCurrent().navigate(Places.NEW_INVITATION));
        Component[] actions = advice.inviting() ? new Component[] {invite} : new Component[0];
        return new Notice(advice.kind(), advice.title(), advice.text(), actions);
    }

    private void showFailure(String number) {
        setLine("");
        show(new Notice(
                Notice.Kind.PROBLEM,
                "The numbers could not be read",
                "Nothing was changed and nothing is lost. The log tells more under number " + number + ".",
                new Button("Try again", _ -> load())));
    }

    private void show(Component... parts) {
        body.removeAll();
        body.add(parts);
    }

    private static Component waitingPlot() {
        var bars = new Span();
        bars.addClassNames("skeleton", "wide");
        var pad = new Div(bars);
        pad.addClassName("pad");
        var panel = new Panel("Messages per day");
        panel.add(pad);
        var columns = new Div(panel);
        columns.addClassName("cols");
        return columns;
    }
}
