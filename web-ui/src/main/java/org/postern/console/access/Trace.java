package org.postern.console.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;

/**
 * A cookie that says no more than "somebody was signed in here": the session's own is gone when the session is, and then nobody
 * could tell a person what has happened.
 */
final class Trace {
    private static final String NAME = "postern-console-was";

    private Trace() {}

    static boolean isIn(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies != null
                && Arrays.stream(cookies).anyMatch(cookie -> cookie.getName().equals(NAME));
    }

    static void leave(HttpServletRequest request, HttpServletResponse response) {
        response.addCookie(cookie(request, "1"));
    }

    static void wipe(HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = cookie(request, "");
        cookie.setMaxAge(0);
        response.addCookie(cookie);
    }

    private static Cookie cookie(HttpServletRequest request, String value) {
        Cookie cookie = new Cookie(NAME, value);
        cookie.setPath(request.getContextPath());
        cookie.setHttpOnly(true);
        return cookie;
    }
}
