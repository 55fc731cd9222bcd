package org.postern.console.layout;

import com.vaadin.flow.component.Component;
import org.postern.console.invitations.InvitationsView;
import org.postern.console.overview.OverviewView;

/** The console's sections in the order of the drawer; {@code G} and then the section's key goes there. */
enum Section {
    OVERVIEW("Overview", Glyph.OVERVIEW, OverviewView.class, "", 'o'),
    INVITATIONS("Invitations", Glyph.INVITATIONS, InvitationsView.class, "invitations", 'i');

    private final String title;
    private final Glyph glyph;
    private final Class<? extends Component> view;
    private final String path;
    private final char key;

    Section(String title, Glyph glyph, Class<? extends Component> view, String path, char key) {
        this.title = title;
        this.glyph = glyph;
        this.view = view;
        this.path = path;
        this.key = key;
    }

    String title() {
        return title;
    }

    Glyph glyph() {
        return glyph;
    }

    Class<? extends Component> view() {
        return view;
    }

    char key() {
        return key;
    }

    /** Whether a place, such as {@code invitations/new}, belongs to this section. */
    boolean contains(String place) {
        return place.equals(path) || (!path.isEmpty() && place.startsWith(path + "/"));
    }
}
