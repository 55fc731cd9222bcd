package org.postern.console.layout;

import com.vaadin.flow.component.Svg;

/** The console's own icons: 24 by 24, drawn in the colour of the text, silent for screen readers. */
public enum Glyph {
    OVERVIEW("<path d='M4 11.5 12 4.5l8 7V20h-5.5v-5.5h-5V20H4Z'/>"),
    USERS(
            "<circle cx='9' cy='8.5' r='3.2'/><path d='M3 19.500a6 6 0 0 1 12 0'/><path d='M15.5 5.700a3 3 0 0 1 0 5.600M17.5 14.200a6 6 0 0 1 3.5 5.300'/>"),
    INVITATIONS("<rect x='3' y='5.5' width='18' height='13' rx='2'/><path d='m3.5 7 8.5 6.5L20.5 7'/>"),
    ADMINISTRATORS("<circle cx='12' cy='8' r='3.5'/><path d='M5 19.500a7 7 0 0 1 14 0'/>"),
    ADD("<path d='M12 5v14M5 12h14'/>"),
    REFRESH("<path d='M19.5 12a7.5 7.5 0 1 1-2.3-5.4'/><path d='M20 3.500V8h-4.5'/>"),
    COPY("<rect x='8.5' y='8.5' width='11' height='11' rx='2'/><path d='M15.5 5.500v-.5a1.5 1.5 0 0 0-1.5-1.500H6A1.5"
            + " 1.5 0 0 0 4.5 5v8A1.5 1.5 0 0 0 6 14.500h.5'/>"),
    INFORMATION("<circle cx='12' cy='12' r='9'/><path d='M12 11v5.500M12 7.600v.1'/>"),
    WARNING(
            "<path d='M12 3.5 22 20.500H2Z' fill='currentColor' stroke-linejoin='round'/><path class='cut' d='M12 10v4.500M12"
                    + " 17.400v.1'/>"),
    PROBLEM("<path d='M8.1 2.8h7.8l5.3 5.3v7.8l-5.3 5.3H8.1l-5.3-5.3V8.1Z' fill='currentColor' stroke='none'/><path"
            + " class='cut' d='m8.8 8.8 6.4 6.400M15.2 8.800l-6.4 6.4'/>"),
    DONE(
            "<circle cx='12' cy='12' r='9' fill='currentColor' stroke='none'/><path class='cut' d='m7.8 12.3 2.9 2.9 5.5-6'/>");

    private static final String START = """
            <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false" fill="none" \
            stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">""";

    private static final String MARK = """
            <svg viewBox="0 0 28 32" width="20" height="24" aria-hidden="true" focusable="false">\
            <path d="M2 31V14a12 12 0 0 1 24 0v17Z" fill="currentColor"/>\
            <path class="door" d="M9 31V15a5 5 0 0 1 10 0v16Z"/>\
            <circle cx="16.3" cy="22.5" r="1.3" fill="currentColor"/></svg>""";

    private final String shape;

    Glyph(String shape) {
        this.shape = shape;
    }

    /** A new element showing this icon. */
    public Svg draw() {
        return element(START + shape + "</svg>", "glyph");
    }

    /** The mark of Postern: a small door. */
    public static Svg mark() {
        return element(MARK, "mark");
    }

    private static Svg element(String markup, String className) {
        Svg svg = new Svg(markup);
        svg.getElement().getClassList().add(className);
        return svg;
    }
}
