package org.postern.console.layout;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.Locale;

/** Above a list: letters that narrow it, and how many rows there are. The letters are in the address, so that it can be a bookmark. */
public final class FilterBar extends Div {
    private static final String PARAMETER = "filter";

    private final TextField field = new TextField();
    private final Span counted = new Span();
    private final String place;

    /**
     * Empty.
     *
     * @param place where the list stands, of {@link Places}
     * @param rows what it lists, in the plural
     * @param by what of them is looked at
     * @param changed shows the list anew
     */
    public FilterBar(String place, String rows, String by, Runnable changed) {
        this.place = place;
        field.setPlaceholder("Filter by " + by);
        field.setAriaLabel("Filter " + rows + " by " + by);
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.getElement().setAttribute("data-filter", true);
        field.setSuffixComponent(new Key("/"));
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                keepInAddress(change.getValue());
                changed.run();
            }
        });
        counted.addClassName("number");
        counted.getElement().setAttribute("role", "status");
        addClassName("toolbar");
        add(field, counted);
    }

    /** Takes the letters of an address. */
    public void read(Location address) {
        address.getQueryParameters().getSingleParameter(PARAMETER).ifPresent(field::setValue);
    }

    /** The letters, in lower case; empty where all rows are wanted. */
    public String letters() {
        return field.getValue().strip().toLowerCase(Locale.ROOT);
    }

    /** Says how many rows are shown. */
    public void count(String words) {
        counted.setText(words);
    }

    private void keepInAddress(String value) {
        String query = value.isBlank()
                ? ""
                : "?" + QueryParameters.of(PARAMETER, value).getQueryString();
        UI.getCurrent().getPage().getHistory().replaceState(null, place + query);
    }
}
