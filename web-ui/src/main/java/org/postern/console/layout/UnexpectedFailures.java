package org.postern.console.layout;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;

/** A failure nobody foresaw: the page shows a number, the log shows the same number with the cause. */
public final class UnexpectedFailures implements ErrorHandler {

    private static final int NUMBER_LENGTH = 8;

    @Override
    public void error(ErrorEvent event) {
        String number = log(event.getThrowable());
        if (UI.getCurrent() != null) {
            show(number);
        }
    }

    /** Writes the cause into the log and gives the number under which it stands there. */
    public static String log(Throwable cause) {
        String number = UUID.randomUUID().toString().substring(0, NUMBER_LENGTH);
        logger().log(Level.ERROR, "The console failed, number " + number, cause);
        return number;
    }

    private static Logger logger() {
        return System.getLogger(UnexpectedFailures.class.getName());
    }

    private static void show(String number) {
        var words = new Notification("Something went wrong on our side. Number " + number + ".");
        words.addThemeVariants(NotificationVariant.LUMO_ERROR);
        words.setAssertive(true);
        words.setDuration(0);
        words.setPosition(Notification.Position.BOTTOM_START);
        words.open();
    }
}
