package org.postern.console.layout;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;

/** A message that stays in the page: what is so, what it means, and at most one thing to do about it. */
public final class Notice extends Section {

    /** How much it matters; each kind has its own shape, word and colour. */
    public enum Kind {
        INFORMATION("info", Glyph.INFORMATION),
        WARNING("warn", Glyph.WARNING),
        PROBLEM("no", Glyph.PROBLEM);

        private final String style;
        private final Glyph glyph;

        Kind(String style, Glyph glyph) {
            this.style = style;
            this.glyph = glyph;
        }
    }

    public Notice(Kind kind, String title, String text, Component... actions) {
        addClassNames("notice", kind.style);
        if (kind == Kind.PROBLEM) {
            getElement().setAttribute("role", "alert");
        }
        var words = new Div(new H2(title), new Paragraph(text));
        words.addClassName("words");
        add(kind.glyph.draw(), words);
        add(actions);
    }
}
