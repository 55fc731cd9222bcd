package org.postern.console.layout;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;

/** A text to be taken elsewhere, with the button that copies it. */
public final class Copyable extends Composite<Div> {
    private final String id;
    private final String text;
    private final String label;

    /** @param id of the text within the page */
    public Copyable(String id, String text, String label) {
        this.id = id;
        this.text = text;
        this.label = label;
    }

    @Override
    protected Div initContent() {
        var code = new Code(text);
        code.setId(id);
        var copy = new Button(label, Glyph.COPY.draw());
        // Copying needs the person's own click, so the browser does it without asking the server.
        copy.getElement().setAttribute("data-copy", id);
        var row = new Div(code, copy);
        row.addClassName("token");
        return row;
    }
}
