package org.postern.console.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;

/**
 * A cookie that says no more than what to tell whoever was signed in here and no longer is: the session's own is gone when the
 * session is. It stays until the next sign-in or sign-out, because an open page may load itself anew more than once.
 */
final class Trace {
    private static final String NAME = "postern-console-was";

    private Trace() {}

    static Optional<Farewell> find(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(NAME))
                .flatMap(cookie -> Farewell.of(cookie.getValue()).stream())
                .findFirst();
    }

    static void leave(HttpServletRequest request, HttpServletResponse response, Farewell farewell) {
        response.addCookie(cookie(request, farewell.code()));
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
