package org.postern.console.layout;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;

/** A view of the console: one heading that takes the focus on arrival, a line below it, and the view's actions beside it. */
public abstract class ConsoleView extends Composite<Main> implements HasDynamicTitle {

    private final String title;
    private final Paragraph line = new Paragraph();
    private final Div actions = new Div();

    protected ConsoleView(String title) {
        this.title = title;
    }

    @Override
    protected final Main initContent() {
        var heading = new H1(title);
        heading.getElement().setAttribute("tabindex", "-1");
        line.setVisible(!line.getText().isEmpty());
        actions.addClassName("actions");
        actions.setVisible(actions.getComponentCount() > 0);
        var words = new Div(heading, line);
        words.addClassName("words");
        var head = new Div(words, actions);
        head.addClassName("pagehead");
        var main = new Main(head);
        main.addClassName("view");
        return main;
    }

    /** Puts parts of the view below its heading. */
    protected final void add(Component... parts) {
        getContent().add(parts);
    }

    /** Says something in one line below the heading. */
    protected final void setLine(String text) {
        line.setText(text);
        line.setVisible(!text.isEmpty());
    }

    /** Puts controls beside the heading. */
    protected final void addActions(Component... controls) {
        actions.add(controls);
        actions.setVisible(true);
    }

    @Override
    public String getPageTitle() {
        return title + " – Postern console";
    }
}
