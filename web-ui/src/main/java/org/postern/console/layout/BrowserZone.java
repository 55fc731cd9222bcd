package org.postern.console.layout;

import com.vaadin.flow.component.UI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time zone of the person before the screen, as the browser tells it. */
public final class BrowserZone {

    private BrowserZone() {}

    /** That zone, or UTC where the browser's is not known here. */
    public static ZoneId of(UI ui) {
        String id = ui.getPage().getExtendedClientDetails().getTimeZoneId();
        if (id == null) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(id);
        } catch (DateTimeException _) {
            return ZoneOffset.UTC;
        }
    }
}
