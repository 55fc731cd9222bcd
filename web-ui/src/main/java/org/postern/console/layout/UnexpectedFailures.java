package org.postern.console.layout;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import org.postern.console.failure.Failures;

/** A failure nobody foresaw: the page shows a number, the log shows the same number with the cause. */
public final class UnexpectedFailures implements ErrorHandler {

    @Override
    public void error(ErrorEvent event) {
        String number = Failures.log(event.getThrowable());
        if (UI.getCurrent() != null) {
            show(number);
        }
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
