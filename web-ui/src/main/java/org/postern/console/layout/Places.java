package org.postern.console.layout;

import com.vaadin.flow.component.html.Anchor;

/** Where the views are found below the console's address: frame and views name each other by place, not by class. */
public final class Places {
    public static final String OVERVIEW = "";
    public static final String USERS = "users";
    public static final String USER = USERS + "/user";
    public static final String INVITATIONS = "invitations";
    public static final String NEW_INVITATION = INVITATIONS + "/new";
    public static final String ADMINISTRATORS = "administrators";
    public static final String NEW_ADMINISTRATOR = ADMINISTRATORS + "/new";
    public static final String PASSWORD = "password";

    private Places() {}

    /** A link that changes the view without loading the page anew. */
    static Anchor link(String place) {
        var link = new Anchor(place);
        link.getElement().setAttribute("router-link", true);
        return link;
    }
}
