package org.postern.console.administrators;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.postern.console.text.Figures;
import org.postern.core.admin.boundary.Administrator;

/** The table of administrators; one's own row and the last one cannot be removed. */
final class AdministratorGrid extends Grid<Administrator> {

    AdministratorGrid(List<Administrator> rows, String own, ZoneId zone, Consumer<Administrator> remove) {
        addClassName("list");
        setId("administrators");
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
        setSelectionMode(SelectionMode.NONE);
        setAllRowsVisible(true);
        addComponentColumn(row -> name(row, own))
                .setHeader("Name")
                .setRowHeader(true)
                .setFlexGrow(2);
        addColumn(row -> row.since() == 0 ? "" : Figures.date(Instant.ofEpochMilli(row.since()), zone))
                .setHeader("Since")
                .setAutoWidth(true)
                .setFlexGrow(0)
                .setPartNameGenerator(_ -> "number");
        addComponentColumn(row -> action(row, own, remove))
                .setHeader(new Span("Action"))
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
        setItems(rows);
    }

    private static Component name(Administrator row, String own) {
        var name = new Span(row.name().equals(own) ? row.name() + " (you)" : row.name());
        name.addClassName("first");
        return name;
    }

    private static Component action(Administrator row, String own, Consumer<Administrator> remove) {
        if (row.name().equals(own)) {
            return new Span();
        }
        var button = new Button("Remove", _ -> remove.accept(row));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel("Remove the administrator " + row.name());
        return button;
    }
}
