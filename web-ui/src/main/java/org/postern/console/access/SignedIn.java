package org.postern.console.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;

/**
 * Who signed in, as the session keeps it.
 *
 * @param epoch of the password that was given; with a new one the sign-in ends
 */
public record SignedIn(String name, int epoch) implements Serializable {
    /** The session's attribute. */
    public static final String ATTRIBUTE = SignedIn.class.getName();

    static Optional<SignedIn> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof SignedIn found
                ? Optional.of(found)
                : Optional.empty();
    }
}
