package org.postern.console.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What the console's answers have beside the headers that every answer of the server has. By default a page may do nothing but
 * show itself with our own files; the pages of Vaadin replace that by what they need ({@code layout.PagePolicy}).
 */
public class PageHeaders extends HttpFilter {

    private static final String CONTENT_POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
                    + "base-uri 'none'; frame-ancestors 'none'";

    /** Files of ours are the same for everybody. */
    private static final String FILES = "/public";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Content-Security-Policy", CONTENT_POLICY);
        response.setHeader("Cache-Control", request.getServletPath().equals(FILES) ? "no-cache" : "no-store");
        chain.doFilter(request, response);
    }
}
