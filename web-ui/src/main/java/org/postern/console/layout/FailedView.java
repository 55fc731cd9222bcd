package org.postern.console.layout;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.servlet.http.HttpServletResponse;
import org.postern.console.failure.Failures;
import org.postern.core.database.DatabaseFailure;

/** What stands in place of a view that could not be made: a plain sentence, and a number that the log has, too. */
@ParentLayout(ConsoleLayout.class)
public final class FailedView extends ConsoleView implements HasErrorParameter<Exception> {

    public FailedView() {
        super("This page could not be shown");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        Exception failure = parameter.getException();
        if (DatabaseFailure.isCauseOf(failure)) {
            setLine("The server cannot reach its database. Nothing was changed, and nothing is lost.");
            add(new Paragraph("Load the page again in a minute."));
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
        setLine("Something went wrong on our side. The log has more under the number " + Failures.log(failure) + ".");
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
