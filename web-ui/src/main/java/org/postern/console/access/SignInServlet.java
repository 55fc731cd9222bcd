package org.postern.console.access;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.postern.core.admin.boundary.ConsoleSetUp;
import org.postern.core.admin.boundary.ConsoleSignIn;
import org.postern.core.admin.boundary.ConsoleSignIn.Right;
import org.postern.core.admin.boundary.ConsoleSignIn.Slowed;
import org.postern.core.admin.boundary.ConsoleSignIn.Wrong;
import org.postern.core.settings.Settings;

/**
 * The sign-in page (adr 19). Only a right password makes a session, a new one; a refusal has an address of its own and never
 * tells whether name or password was wrong.
 */
@WebServlet({SignInServlet.PATH, SignInServlet.REFUSED})
public class SignInServlet extends HttpServlet {

    /** Where the page stands. */
    public static final String PATH = "/sign-in";

    /** After one's own sign-out. */
    public static final String AFTER_SIGN_OUT = PATH + "?why=out";

    static final String REFUSED = "/sign-in/refused";

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_PASSWORD = 256;
    private static final PageTemplate PAGE = PageTemplate.load("sign-in.html");

    @Inject
    private ConsoleSignIn door;

    @Inject
    private ConsoleSetUp setUp;

    @Inject
    private OpenSessions sessions;

    @Inject
    private Settings settings;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, String> values = new HashMap<>();
        Optional<Farewell> why = Farewell.of(request.getParameter("why"));
        if (request.getServletPath().equals(REFUSED)) {
            values.put("refused", "Name or password is wrong.");
        } else if (why.isPresent()) {
            String sentence = why.get().sentence(settings.console().consoleIdleTime());
            values.put(why.get() == Farewell.OUT ? "done" : "ended", sentence);
        }
        if (why.filter(Farewell.OUT::equals).isPresent()) {
            Trace.wipe(request, response);
        }
        if (setUp.isEmpty()) {
            values.put(
                    "pending", "Nobody can sign in yet. Open the set-up link that the server printed when it started.");
        }
        send(request, response, values);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (!RequestOrigin.isOwn(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        String name = field(request, "name").strip();
        char[] password = field(request, "password").toCharArray();
        try {
            if (name.length() > LONGEST_NAME || password.length > LONGEST_PASSWORD) {
                // No name and no password is as long, and none is worth the work.
                name = "";
                password = new char[0];
            }
            switch (door.signIn(
                    name, password, Caller.of(request, settings.http().trustedProxies()))) {
                case Right right -> {
                    open(request, name, password, right);
                    Trace.leave(request, response, Farewell.ENDED);
                    goTo(request, response, returnPath(request).text());
                }
                case Wrong _ -> goTo(request, response, REFUSED + kept(request));
                case Slowed slowed -> slowDown(request, response, slowed.time());
            }
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static String field(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    private static ReturnPath returnPath(HttpServletRequest request) {
        return ReturnPath.of(request.getParameter("to"));
    }

    /** The container learns who it is, too, so that roles hold behind the servlets. */
    private void open(HttpServletRequest request, String name, char[] password, Right right) throws ServletException {
        request.logout();
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        HttpSession session = request.getSession(true);
        session.setMaxInactiveInterval(
                (int) settings.console().consoleIdleTime().toSeconds());
        try {
            request.login(name, new String(password));
        } catch (ServletException e) {
            // Changed or removed a moment ago.
            session.invalidate();
            throw e;
        }
        session.setAttribute(SignedIn.ATTRIBUTE, new SignedIn(name, right.epoch()));
        sessions.opened(name, session, settings.console().consoleSessions());
    }

    /** To a place of the console; the address is never made from what a request says of its host. */
    private static void goTo(HttpServletRequest request, HttpServletResponse response, String place) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", request.getContextPath() + place);
    }

    private static String kept(HttpServletRequest request) {
        ReturnPath to = returnPath(request);
        return to.isOverview() ? "" : "?to=" + URLEncoder.encode(to.text(), StandardCharsets.UTF_8);
    }

    private void slowDown(HttpServletRequest request, HttpServletResponse response, Duration wait) throws IOException {
        response.setStatus(TOO_MANY_REQUESTS);
        response.setHeader("Retry-After", Waiting.seconds(wait));
        send(request, response, Map.of("refused", "Too many tries. " + Waiting.sentence(wait)));
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, Map<String, String> values)
            throws IOException {
        Map<String, String> all = new HashMap<>(values);
        all.put("context", request.getContextPath());
        all.put("to", returnPath(request).text());
        PlainPage.send(response, PAGE.fill(all));
    }
}
