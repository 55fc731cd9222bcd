package org.postern.console.overview;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** The four numbers at the top of the overview. */
final class Tiles extends DescriptionList {

    /**
     * One number.
     *
     * @param title what is counted
     * @param figure the number, with its unit
     * @param detail a second line; may be empty
     */
    record Tile(String title, String figure, String detail) {}

    Tiles(List<Tile> tiles) {
        this();
        tiles.forEach(tile -> add(tile, ""));
    }

    private Tiles() {
        addClassName("tiles");
    }

    /** The same tiles without their numbers, for the moment in which these are counted. */
    static Tiles waiting(List<String> titles) {
        var tiles = new Tiles();
        titles.forEach(title -> tiles.add(new Tile(title, "00,000", "counting now"), "skeleton"));
        return tiles;
    }

    private void add(Tile tile, String style) {
        var title = new DescriptionList.Term(tile.title());
        var figure = new DescriptionList.Description(text(tile.figure(), style));
        figure.addClassName("figure");
        var detail = new DescriptionList.Description(text(tile.detail(), style));
        detail.addClassName("detail");
        var panel = new Div(title, figure, detail);
        panel.addClassNames("panel", "tile");
        getElement().appendChild(panel.getElement());
    }

    private static Span text(String text, String style) {
        var span = new Span(text);
        if (!style.isEmpty()) {
            span.addClassName(style);
            span.getElement().setAttribute("aria-hidden", "true");
        }
        return span;
    }
}
