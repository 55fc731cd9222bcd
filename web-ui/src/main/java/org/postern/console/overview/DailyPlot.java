package org.postern.console.overview;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.postern.console.layout.Panel;
import org.postern.console.text.Figures;
import org.postern.core.admin.boundary.DayCount;

/** Messages per day, as a plot or as a table. */
final class DailyPlot extends Composite<Panel> {

    private static final String TITLE = "Messages per day";

    private final Button toggle = new Button("As a table");
    private final DailyBars bars;
    private final Div plot;
    private final Div table;

    DailyPlot(List<DayCount> days) {
        bars = new DailyBars(days);
        plot = new Div(new Svg(bars.plot()), new Svg(bars.axis()));
        plot.addClassName("plot");
        table = new Div(table());
        table.setVisible(false);
        toggle.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        toggle.addClickListener(_ -> swap());
    }

    @Override
    protected Panel initContent() {
        var note = new Paragraph(bars.summary() + " Counts only: the server does not know what the messages say.");
        note.addClassName("note");
        var pad = new Div(plot, table, note);
        pad.addClassName("pad");
        var panel = new Panel(TITLE, toggle);
        panel.add(pad);
        return panel;
    }

    private void swap() {
        boolean asTable = !table.isVisible();
        table.setVisible(asTable);
        plot.setVisible(!asTable);
        toggle.setText(asTable ? "As a plot" : "As a table");
    }

    private NativeTable table() {
        var table = new NativeTable();
        table.addClassName("facts");
        table.getCaption().setText(TITLE + ", days of UTC");
        var count = columnHeader("Messages");
        count.addClassName("end");
        var head = new NativeTableHeader(new NativeTableRow(columnHeader("Day"), count));
        var body = new NativeTableBody();
        for (DayCount day : bars.days().reversed()) {
            var name = new NativeTableHeaderCell(Figures.day(day.day()));
            name.getElement().setAttribute("scope", "row");
            body.add(new NativeTableRow(name, new NativeTableCell(Figures.count(day.messages()))));
        }
        table.add(head, body);
        return table;
    }

    private static NativeTableHeaderCell columnHeader(String text) {
        var cell = new NativeTableHeaderCell(text);
        cell.getElement().setAttribute("scope", "col");
        return cell;
    }
}
