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
import org.postern.core.admin.boundary.OpenLink;

/** The table of set-up links that could still be used. */
final class LinkGrid extends Grid<OpenLink> {

    LinkGrid(List<OpenLink> rows, ZoneId zone, Consumer<OpenLink> withdraw) {
        addClassName("list");
        setId("links");
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
        setSelectionMode(SelectionMode.NONE);
        setAllRowsVisible(true);
        addColumn(LinkGrid::purpose).setHeader("For").setRowHeader(true).setFlexGrow(2);
        addColumn(link -> link.createdBy().orElse("The terminal"))
                .setHeader("Made by")
                .setFlexGrow(1);
        addColumn(link -> Figures.moment(Instant.ofEpochMilli(link.expiresAt()), zone))
                .setHeader("Until")
                .setAutoWidth(true)
                .setFlexGrow(0)
                .setPartNameGenerator(_ -> "number");
        addComponentColumn(link -> action(link, withdraw))
                .setHeader(new Span("Action"))
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
        setItems(rows);
    }

    private static String purpose(OpenLink link) {
        return link.name().map(name -> "New password of " + name).orElse("A new administrator");
    }

    private static Component action(OpenLink link, Consumer<OpenLink> withdraw) {
        var button = new Button("Withdraw", _ -> withdraw.accept(link));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel("Withdraw the link: " + purpose(link));
        return button;
    }
}
