package org.postern.console.access;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.postern.core.admin.boundary.AdminBoundary;

/**
 * The sign-in page. The container shows it in place of whatever was asked for, with any HTTP method, and checks name and
 * password itself; a refusal comes back under a path of its own and never tells which of the two was wrong.
 */
@WebServlet({SignInServlet.PATH, SignInServlet.REFUSED})
public class SignInServlet extends HttpServlet {

    /** Where the page stands; {@code ?out} says that a session has just ended. */
    public static final String PATH = "/sign-in";

    static final String REFUSED = "/sign-in/refused";

    /** Vaadin's parameter for everything that is no page. */
    private static final String COMMAND = "v-r";

    private static final PageTemplate PAGE = PageTemplate.load("sign-in.html");

    @Inject
    private AdminBoundary admin;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        forgetCommand(request);
        Map<String, String> values = new HashMap<>();
        values.put("context", request.getContextPath());
        if (request.getServletPath().equals(REFUSED)) {
            values.put("refused", "Name or password is wrong.");
        } else if ("out".equals(request.getQueryString())) {
            values.put("done", "You are signed out.");
        }
        if (admin.setUpPending()) {
            values.put(
                    "pending", "Nobody can sign in yet. Open the set-up link that the server printed when it started.");
        }
        PlainPage.send(response, PAGE.fill(values));
    }

    /**
     * An open page whose session has ended still sends commands, the last one while it is being left. The container would
     * lead there after sign-in, as if the command were a page; without its note it leads to the overview.
     */
    private static void forgetCommand(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null && request.getParameter(COMMAND) != null) {
            session.invalidate();
        }
    }
}
