package org.postern.console.layout;

/** The console's sections in the order of the drawer; {@code G} and then the section's key goes there. */
enum Section {
    OVERVIEW("Overview", Glyph.OVERVIEW, Places.OVERVIEW, 'o'),
    USERS("Users", Glyph.USERS, Places.USERS, 'u'),
    INVITATIONS("Invitations", Glyph.INVITATIONS, Places.INVITATIONS, 'i'),
    ADMINISTRATORS("Administrators", Glyph.ADMINISTRATORS, Places.ADMINISTRATORS, 'a');

    private final String title;
    private final Glyph glyph;
    private final String place;
    private final char key;

    Section(String title, Glyph glyph, String place, char key) {
        this.title = title;
        this.glyph = glyph;
        this.place = place;
        this.key = key;
    }

    String title() {
        return title;
    }

    Glyph glyph() {
        return glyph;
    }

    /** Where the section's own view is found. */
    String place() {
        return place;
    }

    char key() {
        return key;
    }

    /** Whether a place, such as {@code invitations/new}, belongs to this section. */
    boolean contains(String visited) {
        return visited.equals(place) || (!place.isEmpty() && visited.startsWith(place + "/"));
    }
}
