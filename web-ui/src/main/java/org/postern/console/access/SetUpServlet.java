package org.postern.console.access;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.postern.core.admin.SetUpRefused;
import org.postern.core.admin.boundary.AdminBoundary;

/**
 * The set-up page: makes the console's first administrator with the code that the server printed at its first start.
 * Once that administrator exists the page only points to sign-in.
 */
@WebServlet("/setup")
public class SetUpServlet extends HttpServlet {

    private static final PageTemplate PAGE = PageTemplate.load("set-up.html");

    @Inject
    private AdminBoundary admin;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, String> values = new HashMap<>();
        values.put(admin.setUpPending() ? "open" : "finished", "yes");
        send(request, response, values);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!RequestOrigin.isOwn(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN, "This form was sent by another site.");
            return;
        }
        if (!admin.setUpPending()) {
            doGet(request, response);
            return;
        }
        SetUpForm form = SetUpForm.of(request);
        Map<String, String> problems = form.problems();
        if (problems.isEmpty()) {
            problems = setUp(form);
        }
        if (problems.isEmpty()) {
            response.sendRedirect(request.getContextPath() + "/setup");
        } else {
            sendAgain(request, response, form, problems);
        }
    }

    private Map<String, String> setUp(SetUpForm form) {
        char[] password = form.password().toCharArray();
        try {
            admin.setUp(form.code(), form.name(), password);
            return Map.of();
        } catch (SetUpRefused refused) {
            return problem(refused.reason());
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static Map<String, String> problem(SetUpRefused.Reason reason) {
        return switch (reason) {
            case NOT_PENDING -> Map.of("code", "This set-up link was used before. It works only once.");
            case WRONG_CODE -> Map.of("code", "This is not the code of the newest set-up link. Compare the two.");
            case TOO_MANY_TRIES -> Map.of("code", "Too many tries. Start the server again: it prints a new link.");
            case INVALID_NAME -> Map.of("name", "A name has 3 to 64 letters from a to z, digits or . _ - @");
            case INVALID_PASSWORD -> Map.of("password", "The password must have 12 to 256 characters");
        };
    }

    /** The same page with what was typed, passwords apart, and what has to be put right. */
    private static void sendAgain(
            HttpServletRequest request, HttpServletResponse response, SetUpForm form, Map<String, String> problems)
            throws IOException {
        Map<String, String> values = new HashMap<>();
        values.put("open", "yes");
        values.put("failed", "yes");
        values.put("code", form.code());
        values.put("name", form.name());
        problems.forEach((field, problem) -> values.put(field + "-wrong", problem));
        send(request, response, values);
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, Map<String, String> values)
            throws IOException {
        values.put("context", request.getContextPath());
        PlainPage.send(response, PAGE.fill(values));
    }
}
