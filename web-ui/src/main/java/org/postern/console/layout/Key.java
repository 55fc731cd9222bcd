package org.postern.console.layout;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;

/** The name of a key, shown where it works. */
@Tag("kbd")
final class Key extends HtmlContainer {

    Key(String name) {
        setText(name);
        getElement().setAttribute("aria-hidden", "true");
    }
}
