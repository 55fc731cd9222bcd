package org.postern.console.users;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.postern.console.text.Figures;
import org.postern.core.account.AccountRow;

/** The table of users; each name leads to what can be done. */
final class UserGrid extends Grid<AccountRow> {

    UserGrid(List<AccountRow> rows, ZoneId zone) {
        addClassName("list");
        setId("users");
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
        setSelectionMode(SelectionMode.NONE);
        setAllRowsVisible(true);
        addComponentColumn(UserGrid::name).setHeader("Name").setRowHeader(true).setFlexGrow(2);
        addColumn(row -> row.admin() ? "Administrator" : "User")
                .setHeader("Role")
                .setAutoWidth(true)
                .setFlexGrow(0);
        addColumn(row -> Figures.date(Instant.ofEpochMilli(row.registeredAt()), zone))
                .setHeader("Since")
                .setAutoWidth(true)
                .setFlexGrow(0)
                .setPartNameGenerator(_ -> "number");
        addComponentColumn(UserGrid::state)
                .setHeader("State")
                .setAutoWidth(true)
                .setFlexGrow(0);
        setItems(rows);
    }

    private static Component name(AccountRow row) {
        var link = new RouterLink(row.name(), UserView.class, row.name());
        link.addClassName("first");
        return link;
    }

    private static Component state(AccountRow row) {
        var state = new Span();
        if (row.blocked()) {
            state.addClassNames("chip", "warn");
            state.setText("Blocked");
        }
        return state;
    }
}
