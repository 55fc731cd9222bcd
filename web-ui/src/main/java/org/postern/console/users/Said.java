package org.postern.console.users;

import com.vaadin.flow.component.notification.Notification;

/** What has come of a deed, in a sentence that goes away by itself. */
final class Said {
    private static final int MILLIS = 6000;

    private Said() {}

    static void say(String words) {
        Notification.show(words, MILLIS, Notification.Position.BOTTOM_START);
    }
}
