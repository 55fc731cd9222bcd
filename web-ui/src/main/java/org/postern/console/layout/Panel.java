package org.postern.console.layout;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Section;

/** A part of a view with a heading of its own. */
public final class Panel extends Section {

    public Panel(String title, Component... controls) {
        addClassName("panel");
        var head = new Header(new H2(title));
        head.add(controls);
        add(head);
    }
}
