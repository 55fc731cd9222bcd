package org.postern.console.access;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import org.postern.core.admin.boundary.Administrators;

/**
 * Stands before the console's servlet, whatever the path (adr 19): only who has signed in comes by, and a stranger's request
 * leaves nothing behind, above all no session. A page leads to sign-in and from there back; what an open page asks for makes
 * that page load itself anew.
 */
public class AdministratorsOnly extends HttpFilter {
    private static final String ROLE = "administrator";

    /** Vaadin's parameter for everything that is no page. */
    private static final String COMMAND = "v-r";

    private static final String HEARTBEAT = "heartbeat";

    /** In an answer to a command these words make Vaadin's client load the page anew. */
    private static final String REFRESH = "<!-- Vaadin-Refresh -->";

    @Inject
    private Administrators administrators;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<SignedIn> signedIn = SignedIn.of(request).filter(_ -> request.isUserInRole(ROLE));
        if (signedIn.isEmpty()) {
            refuse(request, response, Trace.find(request));
            return;
        }
        OptionalInt epoch = administrators.epoch(signedIn.get().name());
        if (epoch.isEmpty()) {
            end(request, response, Farewell.REMOVED);
        } else if (epoch.getAsInt() != signedIn.get().epoch()) {
            end(request, response, Farewell.PASSWORD);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void end(HttpServletRequest request, HttpServletResponse response, Farewell why) throws IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        Trace.leave(request, response, why);
        refuse(request, response, Optional.of(why));
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, Optional<Farewell> why)
            throws IOException {
        String command = request.getParameter(COMMAND);
        if (HEARTBEAT.equals(command)) {
            response.setStatus(HttpServletResponse.SC_GONE);
        } else if (command != null) {
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().write(REFRESH);
        } else {
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader("Location", signIn(request, why));
        }
    }

    private static String signIn(HttpServletRequest request, Optional<Farewell> why) {
        String query = request.getQueryString();
        String asked =
                request.getRequestURI().substring(request.getContextPath().length());
        ReturnPath to = ReturnPath.of(query == null ? asked : asked + "?" + query);
        StringBuilder address = new StringBuilder(request.getContextPath() + SignInServlet.PATH);
        char separator = '?';
        if (why.isPresent()) {
            address.append(separator).append("why=").append(why.get().code());
            separator = '&';
        }
        if (!to.isOverview()) {
            address.append(separator).append("to=").append(URLEncoder.encode(to.text(), StandardCharsets.UTF_8));
        }
        return address.toString();
    }
}
