package org.postern.console.layout;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.EnumMap;
import java.util.Map;

/** The links to all sections: a list in the drawer, a bar at the bottom of narrow screens. */
final class SectionLinks extends Nav {

    private final Map<Section, Anchor> links = new EnumMap<>(Section.class);

    /** @param shape {@code list} or {@code bar}, as the stylesheet names them */
    SectionLinks(String shape) {
        addClassNames("sections", shape);
        setAriaLabel("Console");
        var list = new UnorderedList();
        for (Section section : Section.values()) {
            Anchor link = link(section);
            links.put(section, link);
            list.add(new ListItem(link));
        }
        add(list);
    }

    private static Anchor link(Section section) {
        var link = Places.link(section.place());
        link.add(section.glyph().draw(), new Span(section.title()));
        link.getElement().setAttribute("data-go", String.valueOf(section.key()));
        return link;
    }

    /** Marks the section that a place belongs to. */
    void markCurrent(String place) {
        links.forEach((section, link) -> {
            if (section.contains(place)) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
    }
}
