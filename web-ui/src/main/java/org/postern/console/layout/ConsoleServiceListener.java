package org.postern.console.layout;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SessionDestroyEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.UIInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.WrappedSession;
import java.util.Locale;
import java.util.Optional;

/** Sets the rules for every page of the console: who may enter, how a session ends, what failures say. */
public class ConsoleServiceListener implements VaadinServiceInitListener {

    private static final String ROLE = "administrator";

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(new PagePolicy());
        event.getSource().setSystemMessagesProvider(_ -> messages());
        event.getSource().addUIInitListener(ConsoleServiceListener::prepare);
        event.getSource().addSessionDestroyListener(ConsoleServiceListener::endSignIn);
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(new UnexpectedFailures()));
    }

    private static void prepare(UIInitEvent event) {
        UI ui = event.getUI();
        ui.setLocale(Locale.UK);
        ui.addBeforeEnterListener(ConsoleServiceListener::refuseStrangers);
    }

    /** The container lets only administrators come here; should its rules ever miss a path, this still holds. */
    private static void refuseStrangers(BeforeEnterEvent event) {
        VaadinRequest request = VaadinRequest.getCurrent();
        if (request == null || !request.isUserInRole(ROLE)) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    /** The idle time of the console ends the sign-in, too, and not only the view. */
    private static void endSignIn(SessionDestroyEvent event) {
        try {
            Optional.ofNullable(event.getSession().getSession()).ifPresent(WrappedSession::invalidate);
        } catch (IllegalStateException _) {
            // The sign-in has ended first, and the console with it.
        }
    }

    private static SystemMessages messages() {
        var messages = new CustomizedSystemMessages();
        // The page is loaded anew and shows the sign-in page.
        messages.setSessionExpiredNotificationEnabled(false);
        messages.setInternalErrorCaption("Something went wrong on our side");
        messages.setInternalErrorMessage("Nothing was changed. Press Esc or click here to load the page again.");
        return messages;
    }
}
