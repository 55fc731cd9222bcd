package org.postern.console.access;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.postern.console.failure.Failures;
import org.postern.core.database.DatabaseFailure;

/** What every error of the console looks like: a plain sentence, never a stack trace. Needs no database. */
@WebServlet(ProblemServlet.PATH)
public class ProblemServlet extends HttpServlet {
    static final String PATH = "/problem";

    private static final PageTemplate PAGE = PageTemplate.load("problem.html");

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, String> values = new HashMap<>();
        values.put("context", request.getContextPath());
        Optional<Throwable> cause =
                Optional.ofNullable((Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        if (cause.filter(DatabaseFailure::isCauseOf).isPresent()) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            response.setHeader("Retry-After", "5");
            values.put("title", "The server cannot reach its database");
            values.put("text", "Nothing was changed, and nothing is lost. Try again in a minute.");
        } else if (cause.isPresent()) {
            values.put("title", "Something went wrong on our side");
            values.put(
                    "text",
                    "Nothing was changed. The log has more under the number %s.".formatted(Failures.log(cause.get())));
        } else {
            describe(status(request), response, values);
        }
        PlainPage.send(response, PAGE.fill(values));
    }

    private static int status(HttpServletRequest request) {
        // Who asks for this page by its address finds nothing.
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? status
                : HttpServletResponse.SC_NOT_FOUND;
    }

    private static void describe(int status, HttpServletResponse response, Map<String, String> values) {
        response.setStatus(status);
        switch (status) {
            case HttpServletResponse.SC_NOT_FOUND -> {
                values.put("title", "There is no such page");
                values.put("text", "The address may be mistyped, or the page has moved.");
            }
            case HttpServletResponse.SC_FORBIDDEN -> {
                values.put("title", "This was not taken");
                values.put(
                        "text", "It was sent by another site, or by a page that may not send it. Nothing was changed.");
            }
            default -> {
                boolean ours = status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
                values.put("title", ours ? "Something went wrong on our side" : "The server could not read this");
                values.put("text", "Nothing was changed. (%d)".formatted(status));
            }
        }
    }
}
