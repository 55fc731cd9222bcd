package org.postern.console.invitations;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.page.Page;
import com.vaadin.flow.function.ValueProvider;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.postern.console.layout.Glyph;
import org.postern.console.text.Figures;
import org.postern.core.account.InvitationRow;
import org.postern.core.account.InvitationRow.State;

/** The table of invitations; where there is little room one column tells what otherwise stands in four. */
final class InvitationGrid extends Grid<InvitationRow> {

    private static final int NARROW = 900;

    private final ZoneId zone;
    private final List<Column<InvitationRow>> wideOnly;
    private boolean narrow;

    InvitationGrid(List<InvitationRow> rows, ZoneId zone, Consumer<InvitationRow> withdraw) {
        this.zone = zone;
        addClassName("list");
        setId("invitations");
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
        setSelectionMode(SelectionMode.NONE);
        setAllRowsVisible(true);

        addComponentColumn(this::first)
                .setHeader("Note")
                .setRowHeader(true)
                .setFlexGrow(3)
                .setComparator(Comparator.comparing(InvitationRow::note, String.CASE_INSENSITIVE_ORDER));
        Column<InvitationRow> by = addColumn(InvitationRow::createdBy)
                .setHeader("Created by")
                .setSortable(true)
                .setTooltipGenerator(InvitationRow::createdBy);
        Column<InvitationRow> created = time("Created", InvitationRow::createdAt);
        Column<InvitationRow> until = time("Until", InvitationRow::expiresAt);
        addComponentColumn(row -> chip(row.state()))
                .setHeader("State")
                .setComparator(InvitationRow::state)
                .setAutoWidth(true)
                .setFlexGrow(0);
        addComponentColumn(row -> action(row, withdraw))
                .setHeader(new Span("Action"))
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
        wideOnly = List.of(by, created, until);
        setItems(rows);
    }

    /** How an invitation is called in sentences. */
    static String name(InvitationRow row) {
        return row.note().isBlank() ? "by " + row.createdBy() : "“" + row.note() + "”";
    }

    private Column<InvitationRow> time(String title, ValueProvider<InvitationRow, Long> millis) {
        return addColumn(row -> Figures.moment(Instant.ofEpochMilli(millis.apply(row)), zone))
                .setHeader(title)
                .setComparator(millis)
                .setTooltipGenerator(row -> Figures.utc(Instant.ofEpochMilli(millis.apply(row))))
                .setAutoWidth(true)
                .setFlexGrow(0)
                .setPartNameGenerator(_ -> "number");
    }

    private Component first(InvitationRow row) {
        var note = new Span(row.note().isBlank() ? "No note" : row.note());
        note.addClassName("first");
        if (!narrow) {
            return note;
        }
        var rest = new Span("by %s · until %s"
                .formatted(row.createdBy(), Figures.date(Instant.ofEpochMilli(row.expiresAt()), zone)));
        rest.addClassName("second");
        return new Div(note, rest);
    }

    private static Component chip(State state) {
        var chip = new Span();
        chip.addClassName("chip");
        switch (state) {
            case OPEN -> {
                chip.addClassName("warn");
                chip.add(Glyph.INVITATIONS.draw(), new Span("Open"));
            }
            case USED -> {
                chip.addClassName("ok");
                chip.add(Glyph.DONE.draw(), new Span("Used"));
            }
            case EXPIRED -> chip.setText("Expired");
            case WITHDRAWN -> chip.setText("Withdrawn");
        }
        return chip;
    }

    private static Component action(InvitationRow row, Consumer<InvitationRow> withdraw) {
        if (row.state() != State.OPEN) {
            return new Span();
        }
        var button = new Button("Withdraw", _ -> withdraw.accept(row));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel("Withdraw the invitation " + name(row));
        return button;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        Page page = event.getUI().getPage();
        fit(page.getExtendedClientDetails().getWindowInnerWidth());
        var resizing = page.addBrowserWindowResizeListener(resize -> fit(resize.getWidth()));
        addDetachListener(_ -> resizing.remove());
    }

    private void fit(int width) {
        boolean nowNarrow = width < NARROW;
        if (nowNarrow != narrow) {
            narrow = nowNarrow;
            wideOnly.forEach(column -> column.setVisible(!narrow));
            getDataProvider().refreshAll();
        }
    }
}
