package org.postern.console.access;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.postern.core.admin.AdminRefused;
import org.postern.core.admin.boundary.ConsoleSetUp;
import org.postern.core.admin.boundary.ConsoleSignIn;
import org.postern.core.settings.Settings;

/**
 * The set-up page: with the code of a link somebody becomes an administrator, or sets a forgotten password anew. Where no link
 * is open the page only points to sign-in.
 */
@WebServlet("/setup")
public class SetUpServlet extends HttpServlet {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final PageTemplate PAGE = PageTemplate.load("set-up.html");

    @Inject
    private ConsoleSetUp setUp;

    @Inject
    private ConsoleSignIn door;

    @Inject
    private Settings settings;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, String> values = new HashMap<>();
        values.put(setUp.open().isEmpty() ? "finished" : "open", "yes");
        send(request, response, values);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!RequestOrigin.isOwn(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        SetUpForm form = SetUpForm.of(request);
        Map<String, String> problems = form.problems();
        if (problems.isEmpty()) {
            problems = use(form, request, response);
        }
        if (problems.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", request.getContextPath() + "/setup");
        } else {
            sendAgain(request, response, form, problems);
        }
    }

    private Map<String, String> use(SetUpForm form, HttpServletRequest request, HttpServletResponse response) {
        char[] password = form.password().toCharArray();
        try {
            Optional<Duration> wait = door.setUp(
                    form.code(),
                    form.name(),
                    password,
                    Caller.of(request, settings.http().trustedProxies()));
            wait.ifPresent(time -> {
                response.setStatus(TOO_MANY_REQUESTS);
                response.setHeader("Retry-After", Waiting.seconds(time));
            });
            return wait.map(time -> Map.of("code", "Too many tries. " + Waiting.sentence(time)))
                    .orElse(Map.of());
        } catch (AdminRefused refused) {
            return problem(refused);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static Map<String, String> problem(AdminRefused refused) {
        return switch (refused.reason()) {
            case NO_SUCH_LINK ->
                Map.of(
                        "code",
                        "No open set-up link has this code. A link works once, for a day, until there is a newer one.");
            case OTHER_NAME -> Map.of("name", "This link sets the password of another administrator");
            case NO_SUCH_ADMINISTRATOR, LAST_ADMINISTRATOR -> Map.of("name", "There is no such administrator any more");
            case NAME_TAKEN -> Map.of("name", "There is an administrator of this name");
            case INVALID_NAME -> Map.of("name", "A name has 3 to 64 letters from a to z, digits or . _ - @");
            case PASSWORD_LENGTH, WRONG_PASSWORD -> Map.of("password", "The password must have 12 to 256 characters");
            case WEAK_PASSWORD -> Map.of("password", refused.advice());
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
